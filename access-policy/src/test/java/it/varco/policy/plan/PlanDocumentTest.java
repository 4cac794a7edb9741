package it.varco.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.signin.SignInMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDocumentTest {

    private static final PlanDocument DOCUMENT = new PlanDocument();
    private static final Act CIRCOLARE = new Act("Circolare", "1", LocalDate.of(2020, 10, 19));

    @Test
    void readsEveryFieldOfAPlan() {
        Plan plan = accepted(TestPlans.small().toString());

        assertThat(plan.body()).isEqualTo("Ente");
        assertThat(plan.version()).isEqualTo("1");
        assertThat(plan.effectiveFrom()).isEqualTo("2020-01-01");
        assertThat(plan.methods())
                .containsExactly(
                        new MethodRule(
                                SignInMethod.SPID,
                                Strength.STRONG,
                                Set.of("https://www.spid.gov.it/SpidL2"),
                                List.of(new Period(Optional.empty(), Optional.empty()))),
                        new MethodRule(
                                SignInMethod.PIN_INPS,
                                Strength.WEAK,
                                Set.of(),
                                List.of(
                                        new Period(Optional.empty(), Optional.of(LocalDate.of(2019, 1, 1))),
                                        new Period(
                                                Optional.of(LocalDate.of(2019, 6, 1)),
                                                Optional.of(LocalDate.of(2020, 12, 1))))),
                        new MethodRule(SignInMethod.LEGACY_GENERIC, Strength.WEAK, Set.of(), List.of()));
        assertThat(plan.profiles())
                .contains(
                        new Profile(
                                "avvocati",
                                Map.of("it", "Avvocati", "en", "Lawyers"),
                                ProfileKind.PROFESSIONAL,
                                List.of("ombrello"),
                                GrantSource.OFFICE,
                                DelegationRule.HOLDERS,
                                Optional.empty(),
                                Optional.empty()),
                        new Profile(
                                "praticanti",
                                Map.of("it", "Praticanti"),
                                ProfileKind.OTHER,
                                List.of(),
                                GrantSource.DELEGATION,
                                DelegationRule.NONE,
                                Optional.of("avvocati"),
                                Optional.empty()),
                        new Profile(
                                "dipendenti",
                                Map.of("it", "Dipendenti"),
                                ProfileKind.OTHER,
                                List.of(),
                                GrantSource.GROUP,
                                DelegationRule.NONE,
                                Optional.empty(),
                                Optional.of("/dipendenti")));
        assertThat(plan.phases())
                .containsExactly(
                        new Phase(
                                "1",
                                CIRCOLARE,
                                LocalDate.of(2020, 12, 1),
                                new ProfileSelection.These(Set.of("ombrello")),
                                Set.of(Stop.ROLE),
                                30,
                                Delegates.INCLUDED),
                        new Phase(
                                "2",
                                CIRCOLARE,
                                LocalDate.of(2021, 2, 28),
                                new ProfileSelection.All(),
                                Set.of(Stop.ISSUE),
                                0,
                                Delegates.EXCLUDED),
                        new Phase(
                                "3",
                                CIRCOLARE,
                                LocalDate.of(2021, 5, 17),
                                new ProfileSelection.These(Set.of("ditte")),
                                Set.of(Stop.ROLE, Stop.LOGIN),
                                30,
                                Delegates.INCLUDED));
        assertThat(plan.ceiling()).contains(new Ceiling(LocalDate.of(2021, 10, 1), CIRCOLARE, 30));
        assertThat(plan.exemptions())
                .containsExactly(new Exemption(
                        "minori",
                        new Act("Avviso", "2", LocalDate.of(2021, 9, 1)),
                        new Period(Optional.of(LocalDate.of(2021, 9, 1)), Optional.of(LocalDate.of(2023, 1, 1))),
                        Set.of("cittadini"),
                        OptionalInt.of(18),
                        Exemption.CeilingReach.PIERCES_CEILING));
        assertThat(plan.onEmptyRoles()).isEqualTo(OnEmptyRoles.ALLOW_WITHOUT_ROLES);
        assertThat(plan.renewal()).isEqualTo(Renewal.IS_ISSUANCE);
    }

    /** Each row breaks the small plan in one place; the place and the reason are what comes back, and nothing else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /body                        | null                       | /body                       | is missing
            /body                        | 7                          | /body                       | string expected
            /body                        | "   "                      | /body                       | nothing but blanks
            /body                        | "a\\nb"                    | /body                       | control character
            /phasen                      | []                         | /phasen                     | no field that a plan has here
            /phases/0/form               | "2020-12-01"               | /phases/0/form              | no field that a plan has here
            /phases/0/a~1b               | 1                          | /phases/0/a~01b             | no field that a plan has here
            /effectiveFrom               | "2020-02-30"               | /effectiveFrom              | no day of the calendar
            /effectiveFrom               | "1.1.2020"                 | /effectiveFrom              | pattern
            /phases/1/from               | "2021-02-29"               | /phases/1/from              | no day of the calendar
            /phases/1/act                | null                       | /phases/1/act               | is missing
            /phases/1/act/number         | null                       | /phases/1/act/number        | is missing
            /phases/1/act/date           | "2020-13-01"               | /phases/1/act/date          | no day of the calendar
            /phases/1/noticeDays         | 366                        | /phases/1/noticeDays        | maximum value of 365
            /phases/1/noticeDays         | -1                         | /phases/1/noticeDays        | minimum value of 0
            /phases/1/noticeDays         | 1.5                        | /phases/1/noticeDays        | integer expected
            /phases/1/profiles           | "everyone"                 | /phases/1/profiles          | pattern
            /phases/1/profiles           | []                         | /phases/1/profiles          | at least 1
            /phases/1/stops              | []                         | /phases/1/stops             | at least 1
            /phases/1/stops              | ["sleep"]                  | /phases/1/stops/0           | enumeration
            /phases/1/id                 | "1"                        | /phases/1/id                | a second time
            /phases/1/delegates          | "some"                     | /phases/1/delegates         | enumeration
            /phases/0/profiles           | ["ombrella"]               | /phases/0/profiles/0        | no profile of this plan
            /phases/2/from               | "2021-11-01"               | /phases/2/from              | past the ceiling
            /phases/1/profiles           | ["ditte", "avvocati", "ditte"] | /phases/1/profiles      | unique
            /profiles/0/names            | {"en": "Umbrella"}         | /profiles/0/names/it        | is missing
            /profiles/0/names/pt         | "Guarda-chuva"             | /profiles/0/names/pt        | no field that a plan has here
            /profiles/6/slug             | "Cittadini-2"              | /profiles/6/slug            | pattern
            /profiles/6/slug             | "avvocati-delegato"        | /profiles/6/slug            | delegates
            /profiles/6/slug             | "varco-office"             | /profiles/6/slug            | begins with varco-
            /profiles/6/slug             | "default-roles-inail"      | /profiles/6/slug            | begins with default-roles-
            /profiles/5/kind             | "alien"                    | /profiles/5/kind            | enumeration
            /profiles/7                  | {"slug": "ditte", "names": {"it": "Ditte"}, "kind": "firm", "source": "open"} | /profiles/7/slug | a second time
            /profiles/4/within           | ["avvocati"]               | /profiles/4/within/0        | kind is not umbrella
            /profiles/4/within           | ["nessuno"]                | /profiles/4/within/0        | no profile of this plan
            /profiles/0/within           | ["ombrello"]               | /profiles/0/within          | leads back
            /profiles/2/delegatedBy      | "nessuno"                  | /profiles/2/delegatedBy     | no profile of this plan
            /profiles/2/delegatedBy      | "praticanti"               | /profiles/2/delegatedBy     | leads back
            /profiles/2/delegatedBy      | null                       | /profiles/2/delegatedBy     | the source is delegation
            /profiles/4/delegatedBy      | "avvocati"                 | /profiles/4/delegatedBy     | the source is not delegation
            /profiles/3/group            | null                       | /profiles/3/group           | the source is group
            /profiles/4/group            | "/ditte"                   | /profiles/4/group           | the source is not group
            /profiles/3/group            | "dipendenti"               | /profiles/3/group           | pattern
            /methods/2/method            | "pin-inps"                 | /methods/2/method           | a second time
            /methods/0/method            | "palm-reading"             | /methods/0/method           | enumeration
            /methods/0/levels            | null                       | /methods/0/levels           | at these levels only
            /methods/0/levels            | ["https://www.spid.gov.it/SpidL4"] | /methods/0/levels/0 | enumeration
            /methods/1/levels            | ["https://www.spid.gov.it/SpidL2"] | /methods/1/levels   | knows no levels
            /methods/2/strength          | "strong"                   | /methods/2/strength         | never is
            /methods/2/adequate          | [{}]                       | /methods/2/adequate         | activates nothing
            /methods/1/adequate/0/until  | "2019-06-02"               | /methods/1/adequate/1/from  | does not come after
            /methods/1/adequate/1/until  | "2019-06-01"               | /methods/1/adequate/1/until | is not after 2019-06-01
            /methods/0/adequate/1        | {"from": "2020-01-01"}     | /methods/0/adequate/1/from  | does not come after
            /ceiling/act                 | null                       | /ceiling/act                | is missing
            /exemptions/0/profiles       | ["nessuno"]                | /exemptions/0/profiles/0    | no profile of this plan
            /exemptions/0/profiles       | ["ditte"]                  | /exemptions/0/profiles/0    | which a phase names
            /exemptions/0/profiles       | ["avvocati"]               | /exemptions/0/profiles/0    | which a phase names
            /exemptions/0/until          | "2021-09-01"               | /exemptions/0/until         | is not after 2021-09-01
            /exemptions/0/belowAge       | 0                          | /exemptions/0/belowAge      | minimum value of 1
            /exemptions/0/act            | null                       | /exemptions/0/act           | is missing
            /onEmptyRoles                | "shrug"                    | /onEmptyRoles               | enumeration
            """)
    void refusesABrokenPlaceByName(String place, String value, String field, String reason) {
        assertThat(faults(TestPlans.with(place, value).toString()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo(field);
                    assertThat(fault.reason()).contains(reason);
                });
    }

    @Test
    void refusesOneProfileNamedTwiceForTheSameStop() {
        String document = TestPlans.with("/phases/3", """
                        {"id": "4", "act": {"name": "Nota", "number": "4", "date": "2021-04-20"}, "from": "2021-06-01",
                         "profiles": ["cittadini", "ditte"], "stops": ["issue", "login"]}""").toString();

        assertThat(faults(document))
                .contains(new PlanFault("/phases/3/profiles/1", "overlaps: /phases/2 stops login for it already"));
    }

    @Test
    void takesOneProfileInTwoPhasesThatStopDifferentThings() {
        accepted(TestPlans.with("/phases/3", """
                        {"id": "4", "act": {"name": "Nota", "number": "4", "date": "2021-04-20"}, "from": "2021-04-01",
                         "profiles": ["ditte"], "stops": ["issue"]}""").toString());
    }

    @Test
    void refusesAnExemptionThatEndsBeforeItBegins() {
        String document = TestPlans.with("/exemptions/0", """
                        {"id": "tardi", "act": {"name": "Avviso", "number": "2", "date": "2021-09-01"},
                         "from": "2021-10-01", "profiles": ["cittadini"]}""").toString();

        assertThat(faults(document))
                .containsExactly(
                        new PlanFault("/exemptions/0/from", "is not before the ceiling, 2021-10-01, at which it ends"));
    }

    @Test
    void takesAPhaseThatBeginsAtTheCeiling() {
        accepted(TestPlans.with("/phases/2/from", "\"2021-10-01\"").toString());
    }

    @Test
    void takesAPlanWithoutCeiling() {
        assertThat(accepted(TestPlans.with("/ceiling", "null").toString()).ceiling())
                .isEmpty();
    }

    @Test
    void leavesUsualThingsOut() {
        Plan plan = accepted("""
                {"body": "Ente", "version": "1", "effectiveFrom": "2020-01-01", "phases": [],
                 "methods": [{"method": "cns", "strength": "strong"}],
                 "profiles": [{"slug": "a", "names": {"it": "A"}, "kind": "other", "source": "open"}]}""");

        assertThat(plan.ceiling()).isEmpty();
        assertThat(plan.exemptions()).isEmpty();
        assertThat(plan.onEmptyRoles()).isEqualTo(OnEmptyRoles.DENY);
        assertThat(plan.renewal()).isEqualTo(Renewal.IS_NOT_ISSUANCE);
    }

    @Test
    void namesAllFaultsAtOnce() {
        String document = TestPlans.small()
                .put("body", "")
                .put("surprise", true)
                .put("effectiveFrom", "2020-02-30")
                .toString()
                .replace("\"ditte\"", "\"varco-ditte\"");

        assertThat(faults(document))
                .extracting(PlanFault::field)
                .contains("/body", "/surprise", "/effectiveFrom", "/profiles/4/slug");
    }

    @Test
    void refusesAFieldSaidTwice() {
        assertThat(faults("{\"body\": \"Ente\", \"ceiling\": {\"from\": 1, \"from\": 2}}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("/ceiling/from");
                    assertThat(fault.reason())
                            .contains("Duplicate field 'from'")
                            .contains("line 1");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "[]", "null", "7", "\"plan\"", "{", "{\"body\":", "{} {}", "// plan\n{}"})
    void refusesWhatIsNoJsonObject(String text) {
        assertThat(faults(text))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).startsWith("is not"));
    }

    @Test
    void refusesADocumentThatIsTooLong() {
        String document = TestPlans.small().toString();

        accepted(document + " ".repeat(PlanDocument.LONGEST - document.length()));
        assertThat(faults(document + " ".repeat(PlanDocument.LONGEST - document.length() + 1)))
                .containsExactly(new PlanFault("", "is longer than 1048576 characters"));
    }

    @Test
    void refusesADocumentThatIsTooDeep() {
        assertThat(faults("{\"body\": " + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains("nesting depth"));
    }

    @Test
    void refusesMorePhasesThanThereIsRoomFor() {
        String phase = """
                {"id": "x%d", "act": {"name": "C", "number": "1", "date": "2020-10-19"}, "from": "2020-12-01",
                 "profiles": "everybody", "stops": ["role"]},""";
        StringBuilder phases = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            phases.append(phase.formatted(i));
        }
        String document = TestPlans.with("/phases", "[" + phases.substring(0, phases.length() - 1) + "]")
                .toString();

        assertThat(faults(document)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("/phases");
            assertThat(fault.reason()).contains("1,000");
        });
    }

    @Test
    void saysInEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertThat(new PlanDocument().read(TestPlans.with("/body", "7").toString()))
                    .isEqualTo(
                            new PlanReading.Refused(List.of(new PlanFault("/body", "integer found, string expected"))));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Plan accepted(String document) {
        PlanReading reading = DOCUMENT.read(document);
        assertThat(reading).isInstanceOf(PlanReading.Accepted.class);
        return ((PlanReading.Accepted) reading).plan();
    }

    private static List<PlanFault> faults(String document) {
        PlanReading reading = DOCUMENT.read(document);
        assertThat(reading).isInstanceOf(PlanReading.Refused.class);
        return ((PlanReading.Refused) reading).faults();
    }
}
