package it.varco.legacy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import it.varco.legacy.keycloak.credential.PersonsCredential;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** This module's own classes, wherever the build has put them. */
    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(PersonsCredential.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    /** A class in Keycloak's packages reaches what Keycloak may change without a word. */
    @Test
    void putsNoClassIntoKeycloaksPackages() {
        classes().should().resideInAPackage("it.varco.legacy..").check(MODULE);
    }

    @Test
    void dependsOnNoModuleButThePolicy() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..")
                        .and(not(resideInAnyPackage("it.varco.policy..", "it.varco.legacy.."))))
                .check(MODULE);
    }

    @Test
    void hasNoCycleOfPackages() {
        slices().matching("it.varco.legacy.(**)").should().beFreeOfCycles().check(MODULE);
    }
}
