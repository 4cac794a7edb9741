package it.varco.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the folders, and no others. */
class ArrowsTest {

    /** Read from the folders, since a server's providers are not on the class path of its tests. */
    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.of(
                            "access-policy",
                            "spid-idp-provider",
                            "cns-x509-authenticator",
                            "legacy-credential-authenticator",
                            "profile-role-mapper",
                            "professional-register",
                            "dev/rehearsal-clock",
                            "dev/spid-test-idp",
                            "dev/test-cards",
                            "dev/demo",
                            "dev/benchmarks")
                    .map(folder -> Path.of(System.getProperty("basedir"), "../..", folder, "target/classes"))
                    .toList());

    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "it.varco.policy..", List.of("it.varco.policy.."),
            "it.varco.spid..", List.of("it.varco.spid..", "it.varco.policy.."),
            "it.varco.cns..", List.of("it.varco.cns..", "it.varco.policy.."),
            "it.varco.legacy..", List.of("it.varco.legacy..", "it.varco.policy.."),
            "it.varco.roles..", List.of("it.varco.roles..", "it.varco.policy.."),
            "it.varco.register..", List.of("it.varco.register..", "it.varco.policy.."),
            "it.varco.rehearsal..", List.of("it.varco.rehearsal..", "it.varco.policy.."),
            "it.varco.testidp..", List.of("it.varco.testidp.."),
            "it.varco.testcards..", List.of("it.varco.testcards.."));

    static Stream<String> rooms() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyWhatItsArrowsLeadTo(String room) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("it.varco..")
                        .and(not(resideInAnyPackage(MAY_KNOW.get(room).toArray(String[]::new)))))
                .check(ALL);
    }

    @Test
    void theTestIdentityProvidersKnowNothingOfWhatTheyJudge() {
        noClasses()
                .that()
                .resideInAPackage("it.varco.testidp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "it.varco.policy..", "it.varco.spid..", "it.varco.roles..")
                .check(ALL);
    }

    @Test
    void theTestCardsKnowNothingOfWhatJudgesThem() {
        noClasses()
                .that()
                .resideInAPackage("it.varco.testcards..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "it.varco.policy..", "it.varco.cns..")
                .check(ALL);
    }

    @Test
    void everyClassOfOursIsInAPackageOfOurs() {
        classes().should().resideInAPackage("it.varco..").check(ALL);
    }
}
