package it.varco.it.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TestRealm;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bruno Costa of the cast: a lawyer with a firm, and the body's own password since 2017. */
final class Bruno {

    static final String FISCAL_CODE = "CSTBRN68L04F205O";
    static final String PASSWORD = "varco-demo-2017";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Bruno() {}

    /** Puts the account into the realm's JSON, with the two grants and no password. */
    static void in(ObjectNode realm) {
        ObjectNode user = realm.withArray("users").addObject();
        user.put("username", "p-bruno").put("enabled", true);
        user.putArray("realmRoles").add("offline_access");
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("fiscalNumber").add(FISCAL_CODE);
        attributes.putArray("varco.grants").add(grant("avvocati", "office")).add(grant("ditte", "open"));
    }

    /** Gives Bruno the password that he has had since 2017, and the clock back its day. */
    static void getsPassword(TestRealm realm) {
        realm.clock().freeze("2018-02-20T10:00:00+01:00");
        Realm admin = realm.admin();
        String id = id(admin);
        ObjectNode request =
                JSON.objectNode().put("class", "legacy-dispositive").put("act", "MOD-1");
        request.putObject("person").put("id", id);
        admin.post("/access-policy/credentials", request);
        admin.put(
                "/users/%s/reset-password".formatted(id),
                JSON.objectNode().put("type", "password").put("value", PASSWORD).put("temporary", false));
        ObjectNode user = (ObjectNode) admin.get("/users/" + id);
        user.putArray("requiredActions");
        admin.put("/users/" + id, user);
    }

    static String id(Realm admin) {
        return admin.usersWith("fiscalNumber", FISCAL_CODE).get(0).path("id").asText();
    }

    /** Types fiscal code and password into the form of the access page; where that leads. */
    static HttpPerson.Page signsIn(HttpPerson person, HttpPerson.Page accessPage) {
        return PasswordForm.post(person, accessPage, FISCAL_CODE, PASSWORD);
    }

    /** Where the form of a page leads. */
    static String formOf(HttpPerson.Page page) {
        return page.formTo("login-actions/").toString();
    }

    /** The roles of the realm in a token's claims. */
    static List<String> roles(JsonNode claims) {
        return StreamSupport.stream(claims.path("realm_access").path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String grant(String profile, String source) {
        ObjectNode grant = JSON.objectNode().put("profile", profile).put("source", source);
        grant.putArray("changes")
                .addObject()
                .put("from", "2017-02-19T23:00:00Z")
                .put("state", "active")
                .put("at", "2017-02-19T23:00:00Z")
                .put("by", "test");
        return grant.toString();
    }
}
