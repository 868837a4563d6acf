--liquibase formatted sql

--changeset inventario:0001-schema
--comment The oldest version of the program that may still write here; a migration it could not live with raises it.
CREATE TABLE schema_info (
    id            smallint    NOT NULL CONSTRAINT pk_schema_info PRIMARY KEY,
    oldest_writer varchar(40) NOT NULL,
    CONSTRAINT ck_schema_info_one_row CHECK (id = 1)
);
INSERT INTO schema_info (id, oldest_writer) VALUES (1, '0.1.0');
--rollback DROP TABLE schema_info;
