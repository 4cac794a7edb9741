package it.varco.it.kit;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a page of Keycloak's, as a browser sends it. */
public record KeycloakForm(HttpPerson.Page page, URI action) {

    /** The first form of the page that leads on with the sign-in. */
    public static KeycloakForm on(HttpPerson.Page page) {
        return new KeycloakForm(page, page.formTo("/login-actions/"));
    }

    /** Where these fields lead that person. */
    public HttpPerson.Page send(HttpPerson person, Map<String, String> fields) {
        return person.post(action, fields);
    }

    /** What the page itself has put into a field. */
    public String valueOf(String field) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page.body());
        if (!value.find()) {
            throw new AssertionError("no value in " + field + " on the page: " + page.text());
        }
        return value.group(1);
    }
}
