package io.inventario.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.inventario.Inventario;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Service;

/** The house as architecture.md describes it. */
@Tag("once")
class ModuleTests {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.inventario");

    @Test
    void modulesDependOneWayAndOnApisOnly() {
        ApplicationModules.of(Inventario.class).verify();
    }

    @Test
    void repositoriesStayInsideTheirModules() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void m1MoneyAndQuantitiesAreNeverBinaryFloatingPoint() {
        for (Class<?> binary : List.of(double.class, float.class, Double.class, Float.class)) {
            fields().that()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("..ui..")
                    .should()
                    .notHaveRawType(binary)
                    .check(CODE);
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("..ui..")
                    .should()
                    .notHaveRawReturnType(binary)
                    .check(CODE);
        }
    }

    @Test
    void u2EveryPublicServiceMethodSaysWhoMayCallIt() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Service.class)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(CODE);
    }

    @Test
    void screensNeverReachPastTheServices() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .check(CODE);
    }
}
