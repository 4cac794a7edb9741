package it.varco.it.grants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.Level;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;

/** The endpoints of grants and of fiscal codes, called by the administrator of {@code master}. */
record Desk(TestRealm realm, TargetKeycloak keycloak) {

    /** What came back. */
    record Answer(int status, JsonNode json) {

        String code() {
            return json.path("code").asText();
        }
    }

    /** A body that names a person and whatever else. */
    static ObjectNode about(Person person, String... fields) {
        return with(JsonNodeFactory.instance.objectNode().put("fiscalCode", person.fiscalCode()), fields);
    }

    static ObjectNode with(ObjectNode body, String... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return body;
    }

    Answer grants(String action, ObjectNode body) {
        return send("grants/" + action, body);
    }

    Answer accredit(Person person, String profile) {
        return grants("accredit", about(person, "profile", profile, "office", "Roma", "act", "7/2021"));
    }

    Answer fiscalCode(String path, ObjectNode body) {
        return send("fiscal-code" + path, body);
    }

    /** Where the person's grant of that profile stands, empty where there is none. */
    String state(Person person, String profile) {
        return StreamSupport.stream(
                        grants("list", about(person)).json().path("grants").spliterator(), false)
                .filter(grant -> profile.equals(grant.path("profile").asText()))
                .map(grant -> grant.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** The account that calls, as it stands behind the first grant of that person's. */
    String operator(Person person) {
        return grants("list", about(person)).json().at("/grants/0/changes/0/by").asText();
    }

    /** The person's account. */
    String account(Person person) {
        return grants("list", about(person)).json().path("account").asText();
    }

    /** The person's account, after a sign-in by SPID. */
    String signIn(Person person, TestIdentityProvider provider) {
        HttpPerson browser = new HttpPerson(realm);
        return browser.claims(browser.post(provider.answerTo(browser.ask(provider), person, Level.L2)))
                .path("sub")
                .asText();
    }

    private Answer send(String path, ObjectNode body) {
        HttpResponse<String> response = keycloak.admin()
                .send("POST", "/admin/realms/" + realm.name() + "/access-policy/" + path, body.toString());
        try {
            return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
