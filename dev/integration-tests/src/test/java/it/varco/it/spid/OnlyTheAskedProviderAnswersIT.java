package it.varco.it.spid;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One assertion consumer service for all: so who answers, with which key, to whose request must agree, three by three. */
@VarcoTest
class OnlyTheAskedProviderAnswersIT {

    private static final Person ANNA = People.named("anna").orElseThrow();

    @TestFactory
    Stream<DynamicTest> onlyTheDiagonalSignsIn(
            TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        return providers.all().stream()
                .flatMap(asked -> providers.all().stream()
                        .flatMap(issuer -> providers.all().stream()
                                .map(key -> DynamicTest.dynamicTest(
                                        "asked " + asked.slug() + ", issued by " + issuer.slug() + ", signed by "
                                                + key.slug(),
                                        () -> answer(realm, keycloak, asked, issuer, key)))));
    }

    private static void answer(
            TestRealm realm,
            TargetKeycloak keycloak,
            TestIdentityProvider asked,
            TestIdentityProvider issuer,
            TestIdentityProvider key) {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(asked);
        Answer answer = issuer.answerTo(
                request,
                ANNA,
                Level.L2,
                AnswerScript.genuine().issuedBy(issuer.entityId()).signedBy(key));
        if (asked == issuer && issuer == key) {
            assertThat(person.post(answer).address().toString()).startsWith(realm.portal() + "/callback?");
            return;
        }
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        String code = asked == issuer ? "SPID-V02" : "SPID-027";
        watch.assertRefused(person.post(answer), code);
    }
}
