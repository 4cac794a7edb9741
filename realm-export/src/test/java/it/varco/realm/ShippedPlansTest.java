package it.varco.realm;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.IssueRequest;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.SignInFacts;
import it.varco.policy.decision.Tenure;
import it.varco.policy.plan.PlanDocument;
import it.varco.policy.plan.PlanReading;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INAIL's plan, with and without its exemptions, and another body's: the same code, other data. */
class ShippedPlansTest {

    private static final String L2 = "https://www.spid.gov.it/SpidL2";

    private static final CompiledPlan INAIL = compiled("src/main/resources/inail-plan.json");
    private static final CompiledPlan INAIL_WITH_EXEMPTIONS =
            compiled("../docs/operators/plans/inail-with-exemptions.json");
    private static final CompiledPlan REVENUE = compiled("../docs/operators/plans/agenzia-entrate.json");

    @Test
    void inailKnowsEveryProfileOfTheCircolare() {
        assertThat(INAIL.plan().profiles())
                .extracting(Profile::slug)
                .containsExactly(
                        "patronati",
                        "patronati-nazionali",
                        "patronati-zonali",
                        "utenti-legittimati-l12-1979",
                        "agronomi-dottori-forestali",
                        "agrotecnici",
                        "avvocati",
                        "caf-imprese",
                        "centro-servizi-volontariato",
                        "consorzi-societa-cooperative",
                        "consulenti-del-lavoro",
                        "commercialisti-esperti-contabili",
                        "periti-agrari",
                        "raccomandatari-marittimi",
                        "servizi-associazione-non-societa",
                        "servizi-associazione-societa",
                        "societa-capogruppo",
                        "stp",
                        "tributaristi-revisori-altri",
                        "amministrazioni-statali-gestione-conto-stato",
                        "medici-esterni",
                        "ditte",
                        "lavoratori",
                        "altre-categorie");
    }

    @Test
    void inailNamesItsProfilesInFiveLanguages() {
        assertThat(INAIL.plan().profiles())
                .allSatisfy(profile -> assertThat(profile.names()).containsOnlyKeys("it", "en", "de", "fr", "sl"));
    }

    /** The last day on which a password carries the profile (domain.md, the table of profiles). */
    @ParameterizedTest
    @CsvSource({
        "patronati, 2020-11-30",
        "patronati-nazionali, 2020-11-30",
        "patronati-zonali, 2020-11-30",
        "utenti-legittimati-l12-1979, 2020-11-30",
        "agronomi-dottori-forestali, 2020-11-30",
        "agrotecnici, 2020-11-30",
        "avvocati, 2020-11-30",
        "caf-imprese, 2020-11-30",
        "centro-servizi-volontariato, 2020-11-30",
        "consorzi-societa-cooperative, 2020-11-30",
        "consulenti-del-lavoro, 2020-11-30",
        "commercialisti-esperti-contabili, 2020-11-30",
        "periti-agrari, 2020-11-30",
        "raccomandatari-marittimi, 2020-11-30",
        "servizi-associazione-non-societa, 2020-11-30",
        "servizi-associazione-societa, 2020-11-30",
        "societa-capogruppo, 2020-11-30",
        "stp, 2020-11-30",
        "tributaristi-revisori-altri, 2020-11-30",
        "amministrazioni-statali-gestione-conto-stato, 2021-02-28",
        "medici-esterni, 2021-09-30",
        "ditte, 2021-09-30",
        "lavoratori, 2021-09-30",
        "altre-categorie, 2021-09-30",
    })
    void inailLetsAPasswordCarryAProfileUntilItsDay(String profile, LocalDate lastDay) {
        Instant last = PolicyZone.startOf(lastDay.plusDays(1)).minusMillis(1);

        for (SignInMethod weak :
                List.of(SignInMethod.LEGACY_DISPOSITIVE, SignInMethod.LEGACY_GENERIC, SignInMethod.PIN_INPS)) {
            for (Tenure tenure : Tenure.values()) {
                assertThat(role(INAIL, profile, tenure, weak, last)).isTrue();
                assertThat(role(INAIL, profile, tenure, weak, last.plusMillis(1)))
                        .isFalse();
            }
        }
        for (SignInMethod strong :
                List.of(SignInMethod.SPID, SignInMethod.CIE, SignInMethod.CIE_CARD, SignInMethod.CNS)) {
            assertThat(role(INAIL, profile, Tenure.HOLDER, strong, last.plusMillis(1)))
                    .isTrue();
        }
    }

    @Test
    void inailLetsNobodyInByEidas() {
        assertThat(role(INAIL, "ditte", Tenure.HOLDER, SignInMethod.EIDAS, at("2020-06-01")))
                .isFalse();
    }

    @Test
    void inailActivatesWithPinInpsUntilTheFirstPhase() {
        SignIn pin = signIn(SignInMethod.PIN_INPS);

        assertThat(INAIL.isAdequate(pin, at("2020-12-01").minusMillis(1))).isTrue();
        assertThat(INAIL.isAdequate(pin, at("2020-12-01"))).isFalse();
        assertThat(INAIL.adequateMethods(at("2021-01-01")))
                .containsExactly(SignInMethod.SPID, SignInMethod.CIE, SignInMethod.CIE_CARD, SignInMethod.CNS);
    }

    /** from 28 February 2021 no password for anybody, unless the exemptions are part of the plan. */
    @ParameterizedTest
    @CsvSource({
        "2021-02-27, 30, ,                             true,  true",
        "2021-02-28, 30, ,                             false, false",
        "2021-11-03, 15, minori,                       false, true",
        "2021-11-03, 18, minori,                       false, false",
        "2021-11-03, 40, tutelati,                     false, true",
        "2021-11-03, 40, extra-ue-senza-documento-spid, false, true",
        "2021-11-03, 40, whatever,                     false, false",
    })
    void inailGivesOutAPassword(String day, int age, String exemption, boolean plain, boolean withExemptions) {
        IssueRequest request =
                new IssueRequest(SignInMethod.LEGACY_DISPOSITIVE, Optional.ofNullable(exemption), OptionalInt.of(age));

        assertThat(INAIL.issue(request, List.of("lavoratori"), Pending.NO_ROLE, at(day))
                        .allows())
                .isEqualTo(plain);
        assertThat(INAIL_WITH_EXEMPTIONS
                        .issue(request, List.of("lavoratori"), Pending.NO_ROLE, at(day))
                        .allows())
                .isEqualTo(withExemptions);
    }

    @Test
    void anExemptionNeverCarriesAProfileOfTheFirstPhase() {
        SignInFacts minor = new SignInFacts(
                signIn(SignInMethod.LEGACY_DISPOSITIVE),
                Optional.of(new LegacyCredential(
                        SignInMethod.LEGACY_DISPOSITIVE, at("2021-11-03"), Optional.empty(), Optional.of("minori"))),
                OptionalInt.of(15));

        assertThat(INAIL_WITH_EXEMPTIONS
                        .role("lavoratori", Tenure.HOLDER, minor, at("2021-11-04"))
                        .allows())
                .isTrue();
        assertThat(INAIL_WITH_EXEMPTIONS
                        .role("avvocati", Tenure.HOLDER, minor, at("2021-11-04"))
                        .allows())
                .isFalse();
    }

    /** The Agenzia delle Entrate bound citizens alone, and from other days; firms and professionals have no end yet. */
    @ParameterizedTest
    @CsvSource({
        "cittadini,            2021-02-28, true,  true",
        "cittadini,            2021-03-01, true,  false",
        "cittadini,            2021-09-30, true,  false",
        "cittadini,            2021-10-01, false, false",
        "titolari-partita-iva, 2021-03-01, true,  true",
        "titolari-partita-iva, 2030-01-01, true,  true",
        "professionisti,       2030-01-01, true,  true",
        "societa,              2030-01-01, true,  true",
    })
    void theRevenueAgencysPlanIsAnother(String profile, String day, boolean carries, boolean givesOut) {
        assertThat(role(REVENUE, profile, Tenure.HOLDER, SignInMethod.LEGACY_DISPOSITIVE, at(day)))
                .isEqualTo(carries);
        IssueRequest request = new IssueRequest(SignInMethod.LEGACY_DISPOSITIVE, Optional.empty(), OptionalInt.of(40));
        assertThat(REVENUE.issue(request, List.of(profile), Pending.NO_ROLE, at(day))
                        .allows())
                .isEqualTo(givesOut);
    }

    @Test
    void noProfileOfInailIsKnownToTheRevenueAgencysPlan() {
        assertThat(role(REVENUE, "consulenti-del-lavoro", Tenure.HOLDER, SignInMethod.SPID, at("2021-01-01")))
                .isFalse();
    }

    private static boolean role(
            CompiledPlan plan, String profile, Tenure tenure, SignInMethod method, Instant instant) {
        Optional<LegacyCredential> credential = method.isLegacyCredential()
                ? Optional.of(new LegacyCredential(method, at("2016-01-01"), Optional.empty(), Optional.empty()))
                : Optional.empty();
        return plan.role(profile, tenure, new SignInFacts(signIn(method), credential, OptionalInt.of(40)), instant)
                .allows();
    }

    private static SignIn signIn(SignInMethod method) {
        String level = Map.of(SignInMethod.SPID, L2, SignInMethod.CIE, L2, SignInMethod.EIDAS, L2)
                .getOrDefault(method, method.ownAuthenticationContext());
        return new SignIn(method, level, Instant.EPOCH, "test");
    }

    private static Instant at(String day) {
        return PolicyZone.startOf(LocalDate.parse(day));
    }

    private static CompiledPlan compiled(String file) {
        try {
            PlanReading reading = new PlanDocument().read(Files.readString(Path.of(file)));
            assertThat(reading).isInstanceOf(PlanReading.Accepted.class);
            return CompiledPlan.of(((PlanReading.Accepted) reading).plan());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
