package it.varco.it.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The component {@code varco-register} of a realm that is about to be imported. */
final class Registers {

    private static final String KIND = "it.varco.policy.keycloak.setting.RealmSetting";
    private static final String PROVIDER = "varco-register";

    private Registers() {}

    /** What the component says. */
    static ObjectNode of(ObjectNode realm) {
        for (JsonNode setting : settings(realm)) {
            if (PROVIDER.equals(setting.path("providerId").asText())) {
                return (ObjectNode) setting.path("config");
            }
        }
        throw new AssertionError("no register");
    }

    static void takeAway(ObjectNode realm) {
        ArrayNode settings = settings(realm);
        for (int i = settings.size() - 1; i >= 0; i--) {
            if (PROVIDER.equals(settings.get(i).path("providerId").asText())) {
                settings.remove(i);
            }
        }
    }

    private static ArrayNode settings(ObjectNode realm) {
        return (ArrayNode) realm.path("components").path(KIND);
    }
}
