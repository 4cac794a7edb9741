package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Somebody looks for their phone while the identity provider waits. What bounds the time is the realm's login timeout, an
 * hour as shipped, and nothing else: neither the age of the request nor Keycloak's other, shorter timeouts. Keycloak's own
 * time cannot be moved, so minutes are tried as seconds.
 */
@VarcoTest
class SlowPersonIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final int TWENTY_MINUTES = 20 * 60;
    private static final int SHORT = 15;
    private static final int SECONDS_AWAY = 20;

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    SlowPersonIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @Test
    void theRealmThatShipsWaitsForMoreThanTwentyMinutes() {
        assertThat(realm.admin()
                        .representation()
                        .path("accessCodeLifespanLogin")
                        .asInt())
                .isGreaterThan(TWENTY_MINUTES);
    }

    @Test
    void isLetInAfterEveryOtherTimeoutIsOver() throws InterruptedException {
        timeouts(3600, SHORT);
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
        HttpPerson.Page page = person.post(alfa.answerTo(request, BRUNO, Level.L2));
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }

    @Test
    void isToldSoAfterTheLoginTimeout() throws InterruptedException {
        timeouts(SHORT, SHORT);
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(alfa.answerTo(request, BRUNO, Level.L2)), "SPID-P04");
    }

    private void timeouts(int login, int others) {
        realm.admin()
                .update(json -> json.put("accessCodeLifespanLogin", login)
                        .put("accessCodeLifespan", others)
                        .put("accessCodeLifespanUserAction", others));
    }
}
