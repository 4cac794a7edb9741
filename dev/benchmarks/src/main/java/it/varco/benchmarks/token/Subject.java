package it.varco.benchmarks.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/**
 * What tokens are asked of: the realm that ships, whole or with parts of ours taken out. In each the same people have the
 * same roles; where our mapper is gone, Keycloak's own gives those that are assigned.
 */
enum Subject {
    /** As it ships: both mappers, the client policy, the event listener. */
    SHIPPED("as shipped", Set.of()),

    /** Neither the mapper {@code varco-profile-roles} nor the policy, which asks the same question before it. */
    WITHOUT("without roles of ours", Set.of("profile-roles")),

    /** The same once more, in a session of its own: what the null ratio is made of. */
    WITHOUT_AGAIN("without roles of ours, again", Set.of("profile-roles")),

    /** Nothing of ours has a part in a token. */
    STOCK("nothing of ours", Set.of("profile-roles", "sign-in"));

    /** Whoever asks about tokens by introspection; a confidential client. */
    static final String RESOURCE_SERVER = "resource-server";

    private static final String SHIPPED_NAME = "inail";

    private final String title;
    private final Set<String> scopesTakenOut;

    Subject(String title, Set<String> scopesTakenOut) {
        this.title = title;
        this.scopesTakenOut = scopesTakenOut;
    }

    String title() {
        return title;
    }

    /** The realm's name; a subject and its twin share one. */
    String realm() {
        return SHIPPED_NAME + "-"
                + (this == WITHOUT_AGAIN ? WITHOUT : this).name().toLowerCase(Locale.ROOT);
    }

    /** Whether the decision gives the roles, so that none is to be assigned. */
    boolean decides() {
        return scopesTakenOut.isEmpty();
    }

    /** The realm to import, made of the one that ships. */
    ObjectNode realmOf(ObjectNode shipped, String resourceServerSecret) {
        ObjectNode json = shipped.deepCopy().put("realm", realm());
        takeOutOfClients(json);
        if (!decides()) {
            json.remove(Set.of("clientProfiles", "clientPolicies"));
        }
        if (this == STOCK) {
            json.remove("eventsListeners");
        }
        ObjectNode server = json.withArray("clients")
                .addObject()
                .put("clientId", RESOURCE_SERVER)
                .put("secret", resourceServerSecret)
                .put("publicClient", false);
        server.set(
                "attributes",
                JsonNodeFactory.instance.objectNode().put("allow.token.introspection.without.audience.check", "true"));
        return json;
    }

    private void takeOutOfClients(ObjectNode json) {
        Set<JsonNode> lists = new HashSet<>();
        lists.add(json.path("defaultDefaultClientScopes"));
        json.path("clients").forEach(client -> lists.add(client.path("defaultClientScopes")));
        for (JsonNode list : lists) {
            if (list instanceof ArrayNode scopes) {
                Iterator<JsonNode> each = scopes.iterator();
                while (each.hasNext()) {
                    if (scopesTakenOut.contains(each.next().asText())) {
                        each.remove();
                    }
                }
            }
        }
    }
}
