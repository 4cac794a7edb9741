package it.varco.benchmarks.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.testcards.Holder;
import it.varco.testcards.Recipe;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A realm with nothing of ours: Keycloak's step X.509/Validate Username Form as its manual has it, after the cookie and before
 * the password form. It checks what ours checks, as far as it can; people are found by the fiscal code in the common name.
 */
record StockRealm(String name, URI application, Map<String, String> revocation) {

    static final String CLIENT = "portal";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OPTION = "x509-cert-auth.";
    private static final String FISCAL_CODE = "fiscalNumber";
    private static final String FLOW = "card";

    /** Asks the responder that the card names. */
    static StockRealm askingTheResponder(String name, URI application) {
        return new StockRealm(name, application, Map.of(OPTION + "ocsp-checking-enabled", "true"));
    }

    /**
     * Reads that list. Not the addresses on the card: with them, Keycloak wants every one to answer, and the first is LDAP's.
     */
    static StockRealm readingTheList(String name, URI application, URI list) {
        return new StockRealm(
                name,
                application,
                Map.of(OPTION + "crl-checking-enabled", "true", OPTION + "crl-relative-path", list.toString()));
    }

    /** What is imported; with the same habits as the realm that ships. */
    ObjectNode json(List<Holder> people, JsonNode shipped) {
        ObjectNode realm = JSON.objectNode().put("realm", name).put("enabled", true);
        List.of("sslRequired", "bruteForceProtected", "eventsEnabled", "eventsExpiration")
                .forEach(habit -> realm.set(habit, shipped.get(habit)));
        realm.put("browserFlow", FLOW);
        realm.withArray("clients")
                .addObject()
                .put("clientId", CLIENT)
                .put("publicClient", true)
                .put("standardFlowEnabled", true)
                .withArray("redirectUris")
                .add(application + "/callback");
        flow(realm);
        people.forEach(person -> user(realm.withArray("users").addObject(), person));
        return realm;
    }

    private void flow(ObjectNode realm) {
        ArrayNode steps = realm.withArray("authenticationFlows")
                .addObject()
                .put("alias", FLOW)
                .put("providerId", "basic-flow")
                .put("topLevel", true)
                .put("builtIn", false)
                .withArray("authenticationExecutions");
        step(steps, "auth-cookie", 10);
        step(steps, "auth-x509-client-username-form", 20).put("authenticatorConfig", FLOW);
        step(steps, "auth-username-password-form", 30);
        ObjectNode options = realm.withArray("authenticatorConfig")
                .addObject()
                .put("alias", FLOW)
                .putObject("config");
        new TreeMap<>(revocation).forEach(options::put);
        options.put(OPTION + "mapping-source-selection", "Match SubjectDN using regular expression")
                .put(OPTION + "regular-expression", "CN=\"?([A-Z0-9]{16})/")
                .put(OPTION + "mapper-selection", "Custom Attribute Mapper")
                .put(OPTION + "mapper-selection.user-attribute-name", FISCAL_CODE)
                .put(OPTION + "revalidate-certificate-enabled", "true")
                .put(OPTION + "timestamp-validation-enabled", "true")
                .put(OPTION + "keyusage", "digitalSignature")
                .put(OPTION + "extendedkeyusage", "1.3.6.1.5.5.7.3.2")
                .put(OPTION + "certificate-policy", Recipe.CNS_POLICY + "," + Recipe.CIE_POLICY)
                .put(OPTION + "certificate-policy-mode", "Any")
                .put(OPTION + "confirmation-page-disallowed", "true");
    }

    private static ObjectNode step(ArrayNode steps, String authenticator, int priority) {
        return steps.addObject()
                .put("authenticator", authenticator)
                .put("requirement", "ALTERNATIVE")
                .put("priority", priority);
    }

    private static void user(ObjectNode user, Holder person) {
        user.put("username", "u" + person.hashCode())
                .put("enabled", true)
                .put("firstName", person.givenName())
                .put("lastName", person.familyName())
                .put("email", person.givenName() + "@example.it")
                .putObject("attributes")
                .putArray(FISCAL_CODE)
                .add(person.fiscalCode());
    }
}
