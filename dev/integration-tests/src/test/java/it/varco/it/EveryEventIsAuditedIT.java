package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import org.junit.jupiter.api.Test;

/** One line for each event, also for those of which Keycloak tells next to nothing. */
@VarcoTest
class EveryEventIsAuditedIT {

    @Test
    void alsoOneThatHasNoDetails(Visitor stranger, TestRealm realm, TargetKeycloak keycloak) {
        int before = keycloak.log().length();
        stranger.open(realm.url("/protocol/openid-connect/auth?client_id=nobody"));
        assertThat(keycloak.log().substring(before))
                .contains("event=LOGIN_ERROR realm=" + realm.name())
                .doesNotContain("Failed to send", "NullPointerException");
    }
}
