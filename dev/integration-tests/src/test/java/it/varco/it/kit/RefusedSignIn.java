package it.varco.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The five things that hold whenever a sign-in is refused, and what the page must and must not say. */
public final class RefusedSignIn {

    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final int usersBefore;
    private final int sessionsBefore;
    private final int logBefore;

    private RefusedSignIn(TargetKeycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.usersBefore = realm.admin().users().size();
        this.sessionsBefore = realm.admin().sessionCount();
        this.logBefore = keycloak.log().length();
        realm.admin().clearEvents();
    }

    /** Notes how things stand before the attempt. */
    public static RefusedSignIn watch(TargetKeycloak keycloak, TestRealm realm) {
        return new RefusedSignIn(keycloak, realm);
    }

    /** The attempt was refused with this code. */
    public void assertRefused(HttpPerson.Page page, String code) {
        assertThat(refused(page).path("varco_code").asText()).isEqualTo(code);
    }

    /** The attempt was refused for this, and maybe for something else that is said first. */
    public void assertRefusedAlsoFor(HttpPerson.Page page, String code) {
        assertThat(refused(page).path("varco_codes").asText().split(" ")).contains(code);
    }

    private JsonNode refused(HttpPerson.Page page) {
        assertThat(page.status()).as(page.text()).isBetween(400, 499);
        assertThat(page.body()).doesNotContain("Exception", "\tat ", "org.keycloak");
        assertThat(realm.admin().sessionCount()).isEqualTo(sessionsBefore);
        assertThat(realm.admin().users()).hasSize(usersBefore);
        List<JsonNode> events = realm.admin().events();
        assertThat(events).hasSize(1);
        JsonNode details = events.get(0).path("details");
        assertThat(page.body()).contains(details.path("varco_code").asText("no code"));
        assertThat(PersonalData.in(events.toString())).isEmpty();
        assertThat(PersonalData.in(keycloak.log().substring(logBefore))).isEmpty();
        return details;
    }
}
