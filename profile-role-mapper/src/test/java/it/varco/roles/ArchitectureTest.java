package it.varco.roles;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import it.varco.policy.person.FiscalCode;
import it.varco.roles.token.Lifetime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** This module's own classes, wherever the build has put them. */
    private static final JavaClasses MODULE = classesBeside(Lifetime.class);

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
        classes().should().resideInAPackage("it.varco.roles..").check(MODULE);
    }

    @Test
    void dependsOnNoModuleButThePolicy() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..")
                        .and(not(resideInAnyPackage("it.varco.policy..", "it.varco.roles.."))))
                .check(MODULE);
    }

    @Test
    void isUnknownToThePolicy() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("it.varco.roles..")
                .check(classesBeside(FiscalCode.class));
    }

    /** The judge is a pure function: of time it knows what it is told. */
    @Test
    void asksNoClockInPlainPackages() {
        noClasses()
                .that(not(resideInAPackage("..keycloak..")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
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
        slices().matching("it.varco.roles.(**)").should().beFreeOfCycles().check(MODULE);
    }

    private static JavaClasses classesBeside(Class<?> one) {
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }
}
