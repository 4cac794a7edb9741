package it.varco.policy.keycloak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;

class StoredEventsTest {

    @Test
    void keepThatAnAddressChangedAndNeitherTheOldNorTheNewOne() {
        assertThat(kept(Map.of("previous_email", "old@posta.example", "updated_email", "new@posta.example")))
                .isEqualTo(Map.of("updated_email", "changed"));
    }

    @Test
    void keepNoAddressOfAMail() {
        assertThat(kept(Map.of("email", "new@posta.example", "code_id", "1"))).isEqualTo(Map.of("code_id", "1"));
    }

    @Test
    void keepWhatIsNobodysData() {
        Map<String, String> details = Map.of("updated_refresh_token_id", "2", "varco_code", "SPID-004");
        assertThat(kept(details)).isEqualTo(details);
    }

    @Test
    void leaveTheEventItselfAsItIsForThoseWhoListen() {
        Event event = event(Map.of("updated_email", "new@posta.example"));
        StoredEvents.withoutValues(event);
        assertThat(event.getDetails()).containsEntry("updated_email", "new@posta.example");
    }

    @Test
    void keepAnEventWithoutDetails() {
        assertThat(StoredEvents.withoutValues(new Event()).getDetails()).isNull();
    }

    private static Map<String, String> kept(Map<String, String> details) {
        return StoredEvents.withoutValues(event(details)).getDetails();
    }

    private static Event event(Map<String, String> details) {
        Event event = new Event();
        event.setDetails(details);
        return event;
    }
}
