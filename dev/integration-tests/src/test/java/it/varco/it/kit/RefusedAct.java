package it.varco.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Something that was refused to somebody who is in, as those learn of it who look after operators; what an event does not
 * hold is empty.
 *
 * @param type the event's type
 * @param by the account that tried
 * @param account the account that it was about
 */
public record RefusedAct(String type, String code, String by, String account, String profile, String area) {

    /** A refused change of a grant, or of whose account it is. */
    public static RefusedAct ofGrant(String code, String by, String account, String profile) {
        return new RefusedAct("UPDATE_PROFILE_ERROR", code, by, account, profile, "");
    }

    /** The only event since they were cleared, in which nobody is named. */
    public static RefusedAct onlyOneIn(TestRealm realm) {
        List<JsonNode> events = realm.admin().events();
        assertThat(events).hasSize(1);
        assertThat(PersonalData.in(events.toString())).isEmpty();
        JsonNode event = events.get(0);
        JsonNode details = event.path("details");
        return new RefusedAct(
                event.path("type").asText(),
                details.path("varco_code").asText(),
                details.path("varco_by").asText(),
                event.path("userId").asText(),
                details.path("varco_profile").asText(),
                details.path("varco_area").asText());
    }
}
