package it.varco.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** What a realm's first login flow says about whoever has no account; any text, as an administrator may send any. */
public record UnknownPersonRule(String value) {

    public static final UnknownPersonRule CREATE = new UnknownPersonRule("create");
    public static final UnknownPersonRule REFUSE = new UnknownPersonRule("refuse");

    /** The flow that ships. */
    public static final String FLOW = "varco first sign-in";

    private static final String STEP = "varco-link-by-fiscal-code";
    private static final String SETTING = "unknown-person";
    private static final String SETTINGS_THAT_SHIP = "unknown person";

    /** Changes a realm that is about to be imported. */
    public void in(ObjectNode realm) {
        for (JsonNode settings : realm.path("authenticatorConfig")) {
            if (SETTINGS_THAT_SHIP.equals(settings.path("alias").asText())) {
                ((ObjectNode) settings.path("config")).put(SETTING, value);
                return;
            }
        }
        throw new AssertionError("the realm that ships says nothing");
    }

    /** Sets it as the console does. */
    public void set(Realm realm, String flow) {
        unset(realm, flow);
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("alias", "unknown person of " + flow);
        settings.putObject("config").put(SETTING, value);
        realm.post(
                "/authentication/executions/%s/config"
                        .formatted(step(realm, flow).path("id").asText()),
                settings);
    }

    /** The same in the flow that ships. */
    public void set(Realm realm) {
        set(realm, FLOW);
    }

    /** Has the flow say nothing. */
    public static void unset(Realm realm, String flow) {
        JsonNode settings = step(realm, flow).path("authenticationConfig");
        if (settings.isTextual()) {
            realm.delete("/authentication/config/" + settings.asText());
        }
    }

    private static JsonNode step(Realm realm, String flow) {
        return StreamSupport.stream(
                        realm.get("/authentication/flows/%s/executions".formatted(flow.replace(" ", "%20")))
                                .spliterator(),
                        false)
                .filter(step -> STEP.equals(step.path("providerId").asText()))
                .findFirst()
                .orElseThrow();
    }
}
