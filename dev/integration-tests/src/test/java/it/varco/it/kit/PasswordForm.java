package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A fiscal code and a password, typed into the form of the access page or sent by a direct grant. */
public final class PasswordForm {

    /** The client that may use the direct grant. */
    public static final String DIRECT_CLIENT = "direct";

    private static final String FORM = "login-actions/authenticate";

    private PasswordForm() {}

    /** Lets a client of the realm's use the direct grant. */
    public static void allowDirectGrant(ObjectNode realm) {
        realm.withArray("clients")
                .addObject()
                .put("clientId", DIRECT_CLIENT)
                .put("enabled", true)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
    }

    /** Whether the page asks for a password. */
    public static boolean isOn(HttpPerson.Page page) {
        return page.body().contains("name=\"password\"");
    }

    /** Posts to the form of that page; where that leads. */
    public static HttpPerson.Page post(HttpPerson person, HttpPerson.Page page, String username, String password) {
        return person.post(page.formTo(FORM), Map.of("username", username, "password", password));
    }

    /** Signs somebody in to the portal who has a browser of their own. */
    public static HttpPerson.Page signIn(TestRealm realm, String username, String password) {
        HttpPerson person = new HttpPerson(realm);
        return post(person, person.openSignIn(), username, password);
    }

    /** What the token endpoint answers to the password itself. */
    public static HttpPerson.Page directGrant(TestRealm realm, String username, String password) {
        return new HttpPerson(realm)
                .post(
                        realm.url("/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "password",
                                "client_id", DIRECT_CLIENT,
                                "scope", "openid",
                                "username", username,
                                "password", password));
    }
}
