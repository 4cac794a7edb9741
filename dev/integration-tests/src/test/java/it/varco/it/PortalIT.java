package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import it.varco.demo.portal.Portal;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relying application against a realm that has nothing of ours. */
@VarcoTest
class PortalIT {

    private static final String REALM = "portal-it";
    private static final Pattern SIGNED_TOKEN = Pattern.compile("eyJ[\\w-]+\\.eyJ");

    private Realm realm;
    private Portal portal;

    @BeforeEach
    void stockRealm(TargetKeycloak keycloak) throws JsonProcessingException {
        portal = Portal.start(0, keycloak.baseUrl().resolve("/realms/" + REALM), "portal");
        realm = keycloak.importRealm((ObjectNode) new ObjectMapper().readTree("""
                        {
                          "realm": "%1$s",
                          "enabled": true,
                          "clients": [{
                            "clientId": "portal",
                            "publicClient": true,
                            "redirectUris": ["%2$s/callback"],
                            "attributes": {
                              "pkce.code.challenge.method": "S256",
                              "post.logout.redirect.uris": "%2$s/"
                            }
                          }],
                          "users": [{
                            "username": "gaia",
                            "enabled": true,
                            "firstName": "Gaia",
                            "lastName": "D'Esempio",
                            "email": "gaia@example.test",
                            "credentials": [{"type": "password", "value": "una-prova"}]
                          }]
                        }
                        """.formatted(REALM, portal.baseUrl())));
    }

    @AfterEach
    void noTrace() {
        portal.close();
        realm.delete();
    }

    @Test
    void showsWhoCameInAndEndsTheSessionOnSignOut(Visitor gaia) {
        List<String> addresses = new ArrayList<>();
        gaia.page().onRequest(request -> addresses.add(request.url()));
        signIn(gaia);

        assertThat(gaia.page().getByTestId("name")).hasText("Gaia D'Esempio");
        assertThat(gaia.text("acr-value")).isEqualTo("1");
        assertThat(gaia.page().getByTestId("access-token")).containsText("\"azp\" : \"portal\"");
        assertThat(gaia.page().getByTestId("id-token")).containsText("\"nonce\"");
        // A realm that names no stage is in production: nobody moves its day.
        assertThat(gaia.page().getByTestId("day")).hasCount(0);
        gaia.picture("portal-signed-in");
        assertThat(realm.sessionCount()).isOne();

        gaia.click("logout");

        assertThat(gaia.page().getByTestId("login")).isVisible();
        assertThat(realm.sessionCount()).isZero();
        assertThat(addresses).noneMatch(SIGNED_TOKEN.asPredicate());
    }

    @Test
    void refusesACodeThatAnotherBrowserAskedFor(Visitor gaia, Visitor attacker) {
        attacker.page().route(portal.baseUrl() + "/callback*", route -> route.abort());
        List<String> callbacks = new ArrayList<>();
        attacker.page().onRequest(request -> {
            if (request.url().startsWith(portal.baseUrl() + "/callback")) {
                callbacks.add(request.url());
            }
        });
        submit(attacker);
        attacker.page().waitForCondition(() -> !callbacks.isEmpty());

        Page page = gaia.open(URI.create(callbacks.get(0)));

        assertThat(page.getByTestId("error")).hasText("unknown_state");
        assertThat(gaia.open(portal.baseUrl()).getByTestId("login")).isVisible();
    }

    private void signIn(Visitor visitor) {
        submit(visitor);
        visitor.page().waitForURL(portal.baseUrl() + "/");
    }

    private void submit(Visitor visitor) {
        visitor.open(portal.baseUrl());
        visitor.click("login");
        visitor.page().fill("#username", "gaia");
        visitor.page().fill("#password", "una-prova");
        visitor.page().click("#kc-login");
    }
}
