package it.varco.cns;

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
import it.varco.cns.profile.CardReader;
import it.varco.cns.trust.CardTrust;
import it.varco.cns.trust.TrustedCard;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** This module's own classes, wherever the build has put them. */
    private static final JavaClasses MODULE = new ClassFileImporter()
            .importUrl(CardReader.class.getProtectionDomain().getCodeSource().getLocation());

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
        classes().should().resideInAPackage("it.varco.cns..").check(MODULE);
    }

    @Test
    void dependsOnNoModuleButThePolicy() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..")
                        .and(not(resideInAnyPackage("it.varco.policy..", "it.varco.cns.."))))
                .check(MODULE);
    }

    /** The judge is told what time it is. */
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

    /** What a certificate names is reached through interfaces alone, so that nothing goes out past the rules for it. */
    @Test
    void reachesNoNetworkInPlainPackages() {
        noClasses()
                .that(not(resideInAPackage("..keycloak..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "javax.net..", "javax.naming..")
                        .or(describe(
                                "a socket or a URL",
                                type -> type.isAssignableTo(java.net.Socket.class)
                                        || type.isEquivalentTo(java.net.URL.class))))
                .check(MODULE);
    }

    /** Whoever has a trusted card may follow the addresses in it: nobody but trust makes one. */
    @Test
    void makesTrustedCardsOnlyWhereTheyAreTrusted() {
        noClasses()
                .that(not(describe("the judge of issuers", type -> type.isEquivalentTo(CardTrust.class))))
                .should()
                .callConstructorWhere(describe(
                        "a trusted card is made", call -> call.getTargetOwner().isEquivalentTo(TrustedCard.class)))
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
        slices().matching("it.varco.cns.(**)").should().beFreeOfCycles().check(MODULE);
    }
}
