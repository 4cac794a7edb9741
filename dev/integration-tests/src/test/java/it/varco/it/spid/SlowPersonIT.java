package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Somebody looks for their phone while the identity provider waits. What bounds the time is the realm's login timeout, an
 * hour as shipped, and nothing else: neither the age of the request nor Keycloak's other, shorter timeouts. Keycloak's own
 * time cannot be moved, so minutes are tried as seconds.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowPersonIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final int TWENTY_MINUTES = 20 * 60;
    private static final int HOUR = 60 * 60;
    private static final int SHORT = 15;
    private static final int SECONDS_AWAY = 20;

    private final TargetKeycloak keycloak;
    private final World world;
    private final TestRealm realm;
    private final TestIdentityProvider alfa;
    private TestRealm hurried;
    private int shipped;
    private Away waitedFor;
    private Away tooLate;

    SlowPersonIT(TestRealm realm, World world) {
        this.keycloak = world.keycloak();
        this.world = world;
        this.realm = realm;
        this.alfa = world.identityProviders().named("alfa");
    }

    /** Somebody who was sent to the identity provider and has not come back. */
    private record Away(HttpPerson person, ReceivedRequest request) {

        Page comesBack(TestIdentityProvider provider) {
            return person.post(provider.answerTo(request, BRUNO, Level.L2));
        }
    }

    /** Both at once: neither minds the other, and the wait is one. */
    @BeforeAll
    void twoGoForTheirTelephones() throws InterruptedException {
        hurried = world.newRealm(json -> timeouts(json, SHORT));
        shipped = loginTimeout(realm);
        realm.admin().update(json -> timeouts(json, HOUR));
        waitedFor = away(realm);
        tooLate = away(hurried);
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
    }

    @AfterAll
    void close() {
        hurried.close();
    }

    @Test
    void theRealmThatShipsWaitsForMoreThanTwentyMinutes() {
        assertThat(shipped).isGreaterThan(TWENTY_MINUTES);
    }

    @Test
    void isLetInAfterEveryOtherTimeoutIsOver() {
        Page page = waitedFor.comesBack(alfa);
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }

    @Test
    void isToldSoAfterTheLoginTimeout() {
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, hurried);
        watch.assertRefused(tooLate.comesBack(alfa), "SPID-P04");
    }

    private Away away(TestRealm in) {
        HttpPerson person = new HttpPerson(in);
        return new Away(person, person.ask(alfa));
    }

    private static int loginTimeout(TestRealm realm) {
        return realm.admin().representation().path("accessCodeLifespanLogin").asInt();
    }

    private static void timeouts(ObjectNode json, int login) {
        json.put("accessCodeLifespanLogin", login)
                .put("accessCodeLifespan", SHORT)
                .put("accessCodeLifespanUserAction", SHORT);
    }
}
