package it.varco.policy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import it.varco.policy.person.FiscalCode;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** This module's own classes, wherever the build has put them. */
    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(FiscalCode.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void keepsKeycloakAndJakartaOutOfPlainPackages() {
        noClasses()
                .that(not(resideInAPackage("..keycloak..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "jakarta..")
                .check(MODULE);
    }

    @Test
    void touchesKeycloaksServicesOnlyInKeycloakPackages() {
        noClasses()
                .that(not(resideInAPackage("it.varco..keycloak..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak.services..", "org.keycloak.broker..")
                .check(MODULE);
    }

    /** A class in Keycloak's packages reaches what Keycloak may change without a word. */
    @Test
    void putsNoClassIntoKeycloaksPackages() {
        classes().should().resideInAPackage("it.varco.policy..").check(MODULE);
    }

    @Test
    void knowsNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..").and(not(resideInAPackage("it.varco.policy.."))))
                .check(MODULE);
    }

    @Test
    void hasNoPublicMutableStaticField() {
        fields().that()
                .arePublic()
                .and()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(describe("an array", JavaClass::isArray))
                .check(MODULE);
    }

    @Test
    void hasNoCycleOfPackages() {
        slices().matching("it.varco.policy.(**)").should().beFreeOfCycles().check(MODULE);
    }
}
