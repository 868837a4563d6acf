package io.inventario;

import org.springframework.boot.test.context.SpringBootTest;

/** Stand-in until the one on main lands. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:test;MODE=PostgreSQL;DB_CLOSE_DELAY=-1;INIT=CREATE SCHEMA IF NOT EXISTS inventario\\\\;SET SCHEMA inventario",
            "spring.liquibase.change-log=classpath:db/test-master.yaml",
            "spring.jpa.open-in-view=false",
            "spring.jpa.hibernate.ddl-auto=none",
            "inventario.secret-key=test-key-that-is-long-enough-for-everything"
        })
public abstract class DatabaseTests {}
