package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the administrator reads who sets a register up wrong; each field is in {@code SettingTextTest}. */
@VarcoTest
class RegisterSettingsIT {

    private static final String KIND = "it.varco.policy.keycloak.setting.RealmSetting";

    private final TestRealm realm;

    RegisterSettingsIT(TestRealm realm) {
        this.realm = realm;
    }

    @ParameterizedTest
    @CsvSource({
        "profile, nobodys, profile is not one that the plan lets a register give",
        "profile, avvocati, profile is not one that the plan lets a register give",
        "sender, secret, 'sender is none of client, modi'",
        "sender, modi, modi-client-keys is not a JSON Web Key Set",
        "largest-batch, 2001, largest-batch is no number from 1 to 2000"
    })
    void readsWhichFieldIsWrong(String field, String value, String reason) {
        ObjectNode register = register();
        HttpResponse<String> refused = change(config -> config.putArray(field).add(value));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(reason);
        assertThat(register()).isEqualTo(register);
    }

    @Test
    void aProfileHasOneRegister() {
        ObjectNode another = register();
        another.remove("id");
        another.withObject("/config").putArray("client-id").add("another");
        HttpResponse<String> refused = send("POST", "/components", another);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("profile has a register already");
    }

    /** The twin of all of them. */
    @Test
    void whatIsRightIsStored() {
        HttpResponse<String> stored =
                change(config -> config.putArray("silence-hours").add("24"));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(204);
        assertThat(register().at("/config/silence-hours/0").asText()).isEqualTo("24");
    }

    private HttpResponse<String> change(Consumer<ObjectNode> change) {
        ObjectNode register = register();
        change.accept(register.withObject("/config"));
        return send("PUT", "/components/" + register.path("id").asText(), register);
    }

    private HttpResponse<String> send(String method, String path, ObjectNode component) {
        return realm.admin().send(method, path, component.toString(), Map.of());
    }

    private ObjectNode register() {
        return (ObjectNode) realm.admin().components(KIND).stream()
                .filter(component ->
                        "varco-register".equals(component.path("providerId").asText()))
                .findFirst()
                .orElseThrow();
    }
}
