package it.varco.it.inps;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PIN INPS leaves the access page on the day on which the plan lets nobody come in by it. */
@VarcoTest
class InpsIsOfferedUntilItsDayIT {

    private static final Person GIULIA = InpsPeople.named("giulia").orElseThrow();
    private static final String CARD = "/broker/inps/login";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final OpenIdTestProvider inps;

    InpsIsOfferedUntilItsDayIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.inps = providers.inps();
    }

    @ParameterizedTest
    @CsvSource({"2020-06-01T10:00:00+02:00, true", "2021-09-30T23:59:59+02:00, true", "2021-10-01T00:00:00+02:00, false"
    })
    void theCardIsOnThePageUntilTheDayAndTheOthersStay(String instant, boolean offered) {
        realm.clock().freeze(instant);
        String page = new HttpPerson(realm).openSignIn().body();
        assertThat(page.contains(CARD)).isEqualTo(offered);
        assertThat(page).contains("/spid/start?");
    }

    /** Keycloak asks nobody before it sends a person away, so that the gate is the first to know. */
    @Test
    void whoIsLedThereByALinkIsRefusedWhenComingBackAndReadsSinceWhen() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
        HttpPerson before = new HttpPerson(realm);
        assertThat(before.claims(before.signIn(inps, GIULIA)).get("acr").asText())
                .isEqualTo("urn:varco:acr:pin-inps");

        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        HttpPerson.Page refused = new HttpPerson(realm).signIn(inps, GIULIA);
        watch.assertRefused(refused, "PLAN-D01");
        assertThat(refused.text()).contains("1 ottobre 2021", "Circolare INAIL n. 36 del 19 ottobre 2020");
    }
}
