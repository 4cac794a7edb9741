package it.varco.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakNode;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.Level;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Somebody who came by SPID and stays; tokens can be had from any node. */
final class Session {

    private final TestRealm realm;
    private final HttpPerson browser;
    private final String refreshToken;

    private Session(TestRealm realm, HttpPerson browser, String refreshToken) {
        this.realm = realm;
        this.browser = browser;
        this.refreshToken = refreshToken;
    }

    static Session of(TestRealm realm, TestIdentityProvider spid, Person who) {
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page arrived = browser.post(
                spid.answerTo(browser.follow(browser.startLink(browser.openSignIn(), spid)), who, Level.L2));
        return new Session(
                realm, browser, browser.tokens(arrived).get("refresh_token").asText());
    }

    /** Whether a new token of that node has the role. */
    boolean hasRoleAt(KeycloakNode node, String role) {
        URI tokens = node.baseUrl().resolve("/realms/%s/protocol/openid-connect/token".formatted(realm.name()));
        JsonNode answer = HttpPerson.json(browser.post(
                tokens, Map.of("grant_type", "refresh_token", "client_id", "portal", "refresh_token", refreshToken)));
        JsonNode roles = HttpPerson.decode(answer.get("access_token").asText())
                .path("realm_access")
                .path("roles");
        return StreamSupport.stream(roles.spliterator(), false)
                .anyMatch(name -> name.asText().equals(role));
    }
}
