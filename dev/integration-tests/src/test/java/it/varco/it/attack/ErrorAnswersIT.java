package it.varco.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An identity provider says no: the person reads why in words of ours, may try again for the same service, and whoever made
 * the answer up has ended nothing. Cases 104 to 108 and 111 of AgID's validator, and the rest of the table of anomalies.
 */
@VarcoTest
class ErrorAnswersIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String STATUS_MESSAGE = AgidCases.STATUS + "/samlp:StatusMessage";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    private HttpPerson person;
    private ReceivedRequest request;
    private RefusedSignIn watch;

    ErrorAnswersIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void aPersonIsAtTheIdentityProvider() {
        person = new HttpPerson(realm);
        request = person.ask(alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
    }

    /** Each number twice, signed and as anybody could have written it: what the page says, and that nothing has changed. */
    @ParameterizedTest(name = "nr {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            8  | C’è un problema dalla nostra parte
            9  | C’è un problema dalla nostra parte
            11 | C’è un problema dalla nostra parte
            12 | Il gestore scelto non offre il livello richiesto
            13 | C’è un problema dalla nostra parte
            14 | C’è un problema dalla nostra parte
            15 | C’è un problema dalla nostra parte
            16 | C’è un problema dalla nostra parte
            17 | C’è un problema dalla nostra parte
            18 | C’è un problema dalla nostra parte
            19 | Le credenziali inserite non sono corrette
            20 | La tua credenziale non raggiunge il livello richiesto
            21 | Il tempo per accedere è scaduto
            22 | Manca il consenso all’invio dei dati
            23 | La tua identità digitale è sospesa o bloccata
            25 | Accesso annullato
            30 | Serve un altro tipo di identità digitale
            """)
    void saysWhyAndChangesNothing(int anomaly, String title) {
        Stream.of(AnswerScript.genuine(), AnswerScript.genuine().withoutSignatures())
                .forEach(script -> {
                    assertPageAndNothingElse(
                            alfa.errorTo(request, anomaly, script), "SPID-NR%02d".formatted(anomaly), title);
                    theGenuineAnswerSignsIn();
                    aPersonIsAtTheIdentityProvider();
                });
    }

    /** What a provider writes is read for one number, and goes nowhere: not onto the page, not into events or the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(19)</script>",
                "ErrorCode nr19<img src=x onerror=alert(1)>",
                "ErrorCode nr19\" onload=\"alert(1)",
                "${7*7} #{7*7} <#assign x=1> {{7*7}}",
                "ErrorCode nr25\n2026-01-01 00:00:00,000 WARN  [org.keycloak.events] type=\"LOGIN\", userId=\"zzqx\"",
                "ErrorCode nr99999999999999999999",
                "zzqx: chiama il numero 899 000 000 e comunica la password"
            })
    void doesNotRepeatWhatTheProviderWrites(String message) {
        int logBefore = keycloak.log().length();
        HttpPerson.Page page = person.post(alfa.errorTo(
                request, 19, AnswerScript.genuine().withoutSignatures().edit(Edit.text(STATUS_MESSAGE, message))));
        watch.assertRefused(page, "SPID-NR00");
        assertThat(page.text()).contains("L’accesso non è riuscito");
        assertThat(page.body()).doesNotContain("alert(", "onload=\"", "899 000", "zzqx", "49 ");
        assertThat(realm.admin().events().toString()).doesNotContain("alert(", "899 000", "zzqx");
        assertThat(keycloak.log().substring(logBefore)).doesNotContain("alert(", "899 000", "zzqx");
        theGenuineAnswerSignsIn();
    }

    @Test
    void doesNotRepeatDetailsOfTheStatus() {
        HttpPerson.Page page = person.post(alfa.errorTo(
                request,
                22,
                AnswerScript.genuine()
                        .edit(Edit.append(
                                AgidCases.STATUS,
                                Edit.element("samlp", "StatusDetail", "<x xmlns=\"urn:x\">zzqx</x>")))));
        watch.assertRefused(page, "SPID-NR22");
        assertThat(page.body()).doesNotContain("zzqx");
        theGenuineAnswerSignsIn();
    }

    /** No message at all, or two: the person hears that it did not work, and nothing is guessed. */
    @Test
    void guessesNothingWhereThereIsNoNumber() {
        watch.assertRefused(
                person.post(alfa.errorTo(request, 19, AnswerScript.genuine().edit(Edit.remove(STATUS_MESSAGE)))),
                "SPID-NR00");
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                person.post(alfa.errorTo(request, 19, AnswerScript.genuine().edit(Edit.repeat(STATUS_MESSAGE)))),
                "SPID-NR00");
        theGenuineAnswerSignsIn();
    }

    /** A no that is bound to nothing is no answer at all: not to this request, not by this provider, not for this place. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({"/samlp:Response, InResponseTo, SPID-016", "/samlp:Response, Destination, SPID-019"})
    void isNotBelievedWhereItAnswersSomethingElse(String path, String attribute, String code) {
        AnswerScript unsigned = AnswerScript.genuine().withoutSignatures();
        watch.assertRefused(
                person.post(alfa.errorTo(request, 25, unsigned.edit(Edit.set(path, attribute, "_other")))), code);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(alfa.errorTo(request, 25, unsigned.edit(Edit.unset(path, attribute)))), code);
        theGenuineAnswerSignsIn();
    }

    @Test
    void isNotBelievedOfAnotherProvider() {
        watch.assertRefused(
                person.post(alfa.errorTo(
                        request, 25, AnswerScript.genuine().withoutSignatures().issuedBy("https://altro.example"))),
                "SPID-027");
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                person.post(alfa.errorTo(request, 25, AnswerScript.genuine().signedByStranger())), "SPID-V02");
        theGenuineAnswerSignsIn();
    }

    /** An answer that says no and brings an assertion all the same is trying to be two things. */
    @Test
    void bringsNoAssertion() {
        watch.assertRefused(
                person.post(alfa.answerTo(
                        request,
                        BRUNO,
                        Level.L2,
                        AnswerScript.genuine()
                                .edit(Edit.set(
                                        AgidCases.STATUS_CODE,
                                        "Value",
                                        "urn:oasis:names:tc:SAML:2.0:status:Responder")))),
                "SPID-026");
        theGenuineAnswerSignsIn();
    }

    private void assertPageAndNothingElse(Answer answer, String code, String title) {
        HttpPerson.Page page = person.post(answer);
        watch.assertRefused(page, code);
        assertThat(page.text()).contains(title);
        assertThat(page.body())
                // Again, and for the same service.
                .contains(
                        "login-actions/restart",
                        "client_id=portal",
                        realm.portal().toString())
                .doesNotContain("ErrorCode");
    }

    private void theGenuineAnswerSignsIn() {
        HttpPerson.Page page = person.post(alfa.answerTo(request, BRUNO, Level.L2));
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }
}
