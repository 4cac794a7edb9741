package it.varco.it.cie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CIE id takes no logout messages and sends none: its own page ends its session, for whoever opens it. */
@VarcoTest
class CieLogoutIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();

    private final TestRealm realm;
    private final TestIdentityProvider cie;

    private HttpPerson person;
    private Answer began;
    private JsonNode tokens;
    private JsonNode claims;

    CieLogoutIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.cie = providers.cie();
    }

    @BeforeEach
    void aPersonIsIn() {
        person = new HttpPerson(realm);
        began = cie.answerTo(person.askCie(), BRUNO, Level.L2);
        tokens = person.tokens(person.post(began));
        claims = HttpPerson.decode(tokens.get("access_token").asText());
    }

    @AfterEach
    void asShipped() {
        set("");
    }

    @Test
    void whoeverSignsOutIsOutHereAndIsShownTheProvidersPage() {
        HttpPerson.Page page = signOut();
        assertThat(isIn()).isFalse();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Qui sei uscito", "Esci anche da «Entra con CIE»");
        assertThat(page.body()).contains("href=\"" + cie.entityId() + "/slo\"").doesNotContain("SAMLRequest");
        String onward = page.body().replaceAll("(?s).*href=\"([^\"]*logout=[^\"]*)\".*", "$1");
        assertThat(person.get(page.address().resolve(onward)).address()).isEqualTo(URI.create(realm.portal() + "/"));
    }

    @Test
    void whoeverSignsOutGoesStraightBackWhereTheRealmSaysSo() {
        set("NEVER");
        assertThat(signOut().address()).isEqualTo(URI.create(realm.portal() + "/"));
        assertThat(isIn()).isFalse();
    }

    @Test
    void endsNothingAtTheWordOfAMessage() {
        URI endpoint = realm.url("/broker/cie/endpoint");
        String message = cie.logout().request(began, endpoint, AnswerScript.genuine());
        String unsigned =
                cie.logout().request(began, endpoint, AnswerScript.genuine().withoutSignatures());
        for (HttpPerson.Page page : new HttpPerson.Page[] {
            person.post(endpoint, Map.of("SAMLRequest", base64(message), "RelayState", "x")),
            person.get(cie.logout().address(endpoint, "SAMLRequest", unsigned, "x"))
        }) {
            assertThat(page.status()).as(page.text()).isEqualTo(400);
            assertThat(page.body()).contains("SPID-P05");
        }
        assertThat(isIn()).isTrue();
    }

    private HttpPerson.Page signOut() {
        return person.get(realm.url("/protocol/openid-connect/logout?id_token_hint="
                + tokens.get("id_token").asText() + "&post_logout_redirect_uri="
                + HttpPerson.encode(realm.portal() + "/")));
    }

    private boolean isIn() {
        return realm.admin().sessions(claims.get("sub").asText()).stream()
                .anyMatch(session ->
                        session.path("id").asText().equals(claims.get("sid").asText()));
    }

    private void set(String value) {
        realm.admin()
                .updateIdentityProvider(
                        "cie", provider -> ((ObjectNode) provider.get("config")).put("singleLogout", value));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
