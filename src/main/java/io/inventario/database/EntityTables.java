package io.inventario.database;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The tables that Hibernate would make for the entities, in a scratch database in memory.
 *
 * @param modules which module's entity a table belongs to
 */
record EntityTables(SchemaTables tables, Map<String, String> modules) {
    private static final String HOUSE = "io.inventario";
    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    static EntityTables read() throws SQLException {
        DatabaseUrl scratch = DatabaseUrl.of("jdbc:h2:mem:entities-" + System.nanoTime());
        try (Connection kept = scratch.connect();
                StandardServiceRegistry registry = registry(scratch)) {
            var sources = new MetadataSources(registry);
            mapped().forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            metadata.buildSessionFactory().close();
            EntityTables found = new EntityTables(SchemaTables.of(kept), modules(metadata));
            try (var statement = kept.createStatement()) {
                statement.execute("SHUTDOWN");
            }
            return found;
        }
    }

    private static StandardServiceRegistry registry(DatabaseUrl scratch) {
        return new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.jdbc.url", scratch.jdbcUrl())
                .applySetting("jakarta.persistence.jdbc.user", scratch.user())
                .applySetting("jakarta.persistence.jdbc.password", scratch.password())
                .applySetting("jakarta.persistence.schema-generation.database.action", "create")
                .applySetting("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
                .applySetting("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName())
                .build();
    }

    private static List<Class<?>> mapped() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isIndependent(); // abstract ones too
            }
        };
        MAPPED.forEach(annotation -> scanner.addIncludeFilter(new AnnotationTypeFilter(annotation, false)));
        return scanner.findCandidateComponents(HOUSE).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), EntityTables.class.getClassLoader()))
                .toList();
    }

    private static Map<String, String> modules(Metadata metadata) {
        Map<String, String> modules = new HashMap<>();
        metadata.getEntityBindings()
                .forEach(entity -> modules.putIfAbsent(
                        entity.getTable().getName().toLowerCase(Locale.ROOT), module(entity.getClassName())));
        metadata.getCollectionBindings()
                .forEach(collection -> modules.putIfAbsent(
                        collection.getCollectionTable().getName().toLowerCase(Locale.ROOT),
                        module(String.valueOf(collection.getOwnerEntityName()))));
        return modules;
    }

    private static String module(String type) {
        String inside = type.substring(HOUSE.length() + 1);
        return inside.substring(0, inside.indexOf('.'));
    }
}
