package it.varco.policy.keycloak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

class AuditLineTest {

    @Test
    void namesBothAccountsAndWhoeverDidIt() {
        assertThat(line(Map.of(AuditDetails.BY, "operator", AuditDetails.OTHER, "gone")))
                .isEqualTo("event=UPDATE_PROFILE user=kept varco_by=operator varco_other=gone");
    }

    @Test
    void saysWhatBecameOfThePassword() {
        assertThat(line(Map.of(AuditDetails.PASSWORD, "remove")))
                .isEqualTo("event=UPDATE_PROFILE user=kept varco_password=remove");
    }

    @Test
    void tellsNothingThatMayBeSomebodysData() {
        assertThat(line(Map.of("username", "somebody"))).isEqualTo("event=UPDATE_PROFILE user=kept");
    }

    private static String line(Map<String, String> details) {
        Event event = new Event();
        event.setType(EventType.UPDATE_PROFILE);
        event.setUserId("kept");
        event.setDetails(details);
        return AuditLine.of(event);
    }
}
