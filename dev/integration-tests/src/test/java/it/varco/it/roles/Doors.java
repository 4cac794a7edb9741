package it.varco.it.roles;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The strong door and the weak one, for anybody, and what the application asks afterwards. */
final class Doors {

    private static final Person SOMEBODY_AT_INPS = InpsPeople.named("giulia").orElseThrow();

    private static final Pattern INPS_LINK = Pattern.compile("href=\"([^\"]*/broker/inps/login[^\"]*)\"");

    private final TestRealm realm;
    private final TestIdentityProvider spid;
    private final OpenIdTestProvider inps;

    Doors(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.spid = providers.named("alfa");
        this.inps = providers.inps();
    }

    /** Signs in by SPID at the second level, from the access page. */
    HttpPerson.Page spid(HttpPerson browser, Person who) {
        return spid(browser, browser.openSignIn(), who);
    }

    /** Signs in by SPID from a page that offers it. */
    HttpPerson.Page spid(HttpPerson browser, HttpPerson.Page accessPage, Person who) {
        return browser.post(spid.answerTo(browser.follow(browser.startLink(accessPage, spid)), who, Level.L2));
    }

    /** Signs in by PIN INPS, which the plan calls weak. */
    HttpPerson.Page inps(HttpPerson browser, Person who) {
        inps.nextClaims(claims -> {
            claims.put("sub", who.userName() + "-at-inps");
            claims.put("fiscal_number", who.fiscalCode());
        });
        return browser.signIn(inps, SOMEBODY_AT_INPS);
    }

    /** Signs in by PIN INPS from a page that offers it. */
    HttpPerson.Page inps(HttpPerson browser, HttpPerson.Page accessPage, Person who) {
        Matcher link = INPS_LINK.matcher(accessPage.body());
        if (!link.find()) {
            throw new AssertionError("no link to INPS on the page: " + accessPage.text());
        }
        inps.nextClaims(claims -> {
            claims.put("sub", who.userName() + "-at-inps");
            claims.put("fiscal_number", who.fiscalCode());
        });
        URI door = browser.get(accessPage.address().resolve(link.group(1).replace("&amp;", "&")))
                .address();
        return browser.get(inps.answerTo(door, SOMEBODY_AT_INPS));
    }

    JsonNode refresh(HttpPerson browser, JsonNode tokens) {
        return HttpPerson.json(refreshPage(browser, tokens));
    }

    HttpPerson.Page refreshPage(HttpPerson browser, JsonNode tokens) {
        return browser.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "portal",
                        "refresh_token", tokens.get("refresh_token").asText()));
    }

    HttpPerson.Page userInfo(HttpPerson browser, JsonNode tokens) {
        return browser.post(
                realm.url("/protocol/openid-connect/userinfo"),
                Map.of("access_token", tokens.get("access_token").asText()));
    }

    /** The realm's roles in an access token, without those that Keycloak gives everybody. */
    static List<String> roles(JsonNode tokens) {
        return rolesIn(HttpPerson.decode(tokens.get("access_token").asText()));
    }

    static List<String> rolesIn(JsonNode claims) {
        return StreamSupport.stream(claims.path("realm_access").path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .filter(role -> !role.startsWith("default-roles-"))
                .filter(role -> !List.of("offline_access", "uma_authorization").contains(role))
                .sorted()
                .toList();
    }
}
