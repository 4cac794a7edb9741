package it.varco.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakCluster;
import it.varco.it.kit.KeycloakNode;
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
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.w3c.dom.Element;

/** An answer is good once: on all nodes together, and also for whoever kept it until they were all started again. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UsedAnswersIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String ASSERTION_NS = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final KeycloakNode first;
    private final KeycloakNode second;
    private final TestRealm realm;
    private final TestIdentityProvider alfa;

    UsedAnswersIT(KeycloakCluster cluster, SpidTestIdentityProviders providers) {
        this.first = cluster.first();
        this.second = cluster.second();
        this.realm = cluster.newRealm(providers, json -> {});
        this.alfa = providers.named("alfa");
    }

    @AfterAll
    void close() {
        realm.close();
    }

    /** The twin: a person who asks at one node and comes back to the other is let in. */
    @Test
    @Order(1)
    void anAnswerIsTakenByWhicheverNodeItComesTo() {
        HttpPerson person = new HttpPerson(realm);
        Answer answer = alfa.answerTo(person.ask(alfa), BRUNO, Level.L2);
        HttpPerson.Page page = post(person, second, answer, answer.relayState());
        assertThat(page.status()).as(page.text()).isLessThan(400);
        assertThat(sessions()).isOne();
    }

    @Test
    @Order(2)
    void theOtherNodeDoesNotTakeItAgainInTheSameBrowser() {
        HttpPerson person = new HttpPerson(realm);
        Answer answer = alfa.answerTo(person.ask(alfa), BRUNO, Level.L2);
        assertThat(post(person, first, answer, answer.relayState()).status()).isLessThan(400);
        int sessions = sessions();
        assertThat(post(person, second, answer, answer.relayState()).status()).isBetween(400, 499);
        assertThat(sessions()).isEqualTo(sessions);
    }

    /** The request is another one and fits; what does not is that the assertion was used, at the other node. */
    @Test
    @Order(3)
    void theOtherNodeKnowsWhichAssertionsWereUsed() {
        AnswerScript sameId = AnswerScript.genuine()
                .edit(document -> ((Element) document.getElementsByTagNameNS(ASSERTION_NS, "Assertion")
                                .item(0))
                        .setAttribute("ID", "_used-at-the-first-node"));
        HttpPerson person = new HttpPerson(realm);
        Answer used = alfa.answerTo(person.ask(alfa), BRUNO, Level.L2, sameId);
        assertThat(post(person, first, used, used.relayState()).status()).isLessThan(400);
        int sessions = sessions();
        HttpPerson again = new HttpPerson(realm);
        ReceivedRequest fresh = again.ask(alfa);
        HttpPerson.Page page = post(again, second, alfa.answerTo(fresh, BRUNO, Level.L2, sameId), fresh.relayState());
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.body()).contains("SPID-P11");
        assertThat(sessions()).isEqualTo(sessions);
        Answer genuine = alfa.answerTo(fresh, BRUNO, Level.L2);
        assertThat(post(again, second, genuine, genuine.relayState()).status()).isLessThan(400);
    }

    /**
     * Keycloak (26.7) keeps used ids in memory and forgets them with the last node; but it forgets every pending sign-in with
     * them, and without the request that it answers an answer is nothing. People's sessions stay.
     */
    @Test
    @Order(4)
    void noNodeTakesItAfterAllWereStartedAgain() {
        HttpPerson person = new HttpPerson(realm);
        Answer answer = alfa.answerTo(person.ask(alfa), BRUNO, Level.L2);
        assertThat(post(person, first, answer, answer.relayState()).status()).isLessThan(400);
        int sessions = sessions();

        second.kill();
        first.kill();
        first.start();
        second.start();

        assertThat(sessions()).isEqualTo(sessions);
        assertThat(post(person, first, answer, answer.relayState()).status()).isBetween(400, 499);
        assertThat(post(person, second, answer, answer.relayState()).status()).isBetween(400, 499);
        HttpPerson fresh = new HttpPerson(realm);
        ReceivedRequest request = fresh.ask(alfa);
        assertThat(post(fresh, first, answer, request.relayState()).status()).isBetween(400, 499);
        assertThat(sessions()).isEqualTo(sessions);
        Answer genuine = alfa.answerTo(request, BRUNO, Level.L2);
        assertThat(post(fresh, second, genuine, genuine.relayState()).status()).isLessThan(400);
    }

    private int sessions() {
        return realm.admin().sessionCount();
    }

    private static HttpPerson.Page post(HttpPerson person, KeycloakNode node, Answer answer, String relayState) {
        URI consumer = node.baseUrl().resolve(answer.assertionConsumerService().getPath());
        return person.post(consumer, Map.of("SAMLResponse", answer.base64(), "RelayState", relayState));
    }
}
