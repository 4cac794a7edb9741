package it.varco.register;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import it.varco.register.modi.ModiCheck;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** This module's own classes, wherever the build has put them. */
    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(ModiCheck.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void keepsKeycloakAndJakartaOutOfPlainPackages() {
        noClasses()
                .that(not(resideInAPackage("..keycloak..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "jakarta..")
                .check(MODULE);
    }

    /** A class in Keycloak's packages reaches what Keycloak may change without a word. */
    @Test
    void putsNoClassIntoKeycloaksPackages() {
        classes().should().resideInAPackage("it.varco.register..").check(MODULE);
    }

    @Test
    void dependsOnNoModuleButThePolicy() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..")
                        .and(not(resideInAnyPackage("it.varco.policy..", "it.varco.register.."))))
                .check(MODULE);
    }

    @Test
    void asksNoClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MODULE);
    }
}
