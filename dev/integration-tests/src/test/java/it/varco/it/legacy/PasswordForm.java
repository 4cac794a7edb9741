package it.varco.it.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fiscal code and password, typed on the access page or sent by a direct grant. */
final class PasswordForm {

    static final String DIRECT_CLIENT = "direct";

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*authenticate[^\"]*)\"");

    private PasswordForm() {}

    /** Lets a client of the realm's use the direct grant. */
    static void allowDirectGrant(ObjectNode realm) {
        realm.withArray("clients")
                .addObject()
                .put("clientId", DIRECT_CLIENT)
                .put("enabled", true)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
    }

    static boolean isOn(HttpPerson.Page page) {
        return page.body().contains("name=\"password\"");
    }

    /** Posts to the form of that page. */
    static HttpPerson.Page post(HttpPerson person, HttpPerson.Page page, String username, String password) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("no form on the page: " + page.text());
        }
        return person.post(
                page.address().resolve(action.group(1).replace("&amp;", "&")),
                Map.of("username", username, "password", password));
    }

    static HttpPerson.Page signIn(TestRealm realm, String username, String password) {
        HttpPerson person = new HttpPerson(realm);
        return post(person, person.openSignIn(), username, password);
    }

    static HttpPerson.Page directGrant(TestRealm realm, String username, String password) {
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
