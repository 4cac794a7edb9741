package it.varco.register.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import it.varco.policy.stage.Stage;
import it.varco.register.modi.ModiSender;
import it.varco.register.modi.ModiSettings;
import it.varco.register.modi.ModiSettings.Evidence;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

/** What is not meant is not stored, and the administrator reads which field is wrong. */
class SettingTextTest {

    private static final JWK KEY = key("order-1");
    private static final Map<String, String> CLIENT =
            Map.of("profile", "consulenti-del-lavoro", "sender", "client", "client-id", "ordine-consulenti");
    private static final Map<String, String> MODI = Map.of(
            "profile", "consulenti-del-lavoro",
            "sender", "modi",
            "modi-voucher-issuer", "interop.pagopa.it",
            "modi-voucher-keys", "https://interop.pagopa.it/.well-known/jwks.json",
            "modi-audience", "https://login.inail.example/registro",
            "modi-client-id", "client-order",
            "modi-consumer-id", "consumer-order",
            "modi-purpose-id", "purpose-order",
            "modi-client-keys", keys(KEY.toPublicJWK()));

    @Test
    void readsAClientOfTheRealmAndWhatHoldsWhereNothingIsSaid() throws SettingRefused {
        assertThat(read(CLIENT))
                .isEqualTo(new RegisterSettings(
                        "consulenti-del-lavoro",
                        new Sender.Client("ordine-consulenti"),
                        6_000,
                        500,
                        Duration.ofHours(72),
                        Period.ofYears(10),
                        true));
    }

    @Test
    void readsWhatIsSaid() throws SettingRefused {
        ComponentModel component = component(CLIENT);
        component.put("events-per-minute", "1");
        component.put("largest-batch", "2000");
        component.put("silence-hours", "8760");
        component.put("retention-years", "100");
        component.put("mails", "false");
        assertThat(new SettingText(component, Stage.PRODUCTION).read())
                .isEqualTo(new RegisterSettings(
                        "consulenti-del-lavoro",
                        new Sender.Client("ordine-consulenti"),
                        1,
                        2_000,
                        Duration.ofHours(8_760),
                        Period.ofYears(100),
                        false));
    }

    @Test
    void readsASenderAtPdnd() throws SettingRefused {
        Sender.Modi modi = (Sender.Modi) read(MODI).sender();
        assertThat(modi.agreed())
                .isEqualTo(new ModiSettings(
                        "interop.pagopa.it",
                        "https://login.inail.example/registro",
                        Set.of(new ModiSender("client-order", "consumer-order", "purpose-order", Set.of("order-1"))),
                        Evidence.AUDIT_REST_02,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5)));
        assertThat(modi.voucherKeys()).isEqualTo(URI.create("https://interop.pagopa.it/.well-known/jwks.json"));
        assertThat(modi.clientKeys().getKeyByKeyId("order-1")).isEqualTo(KEY.toPublicJWK());
        assertThat(modi.clientId()).isEqualTo("client-order");
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "audit-rest-01, AUDIT_REST_01", "audit-rest-02, AUDIT_REST_02"})
    void readsWhichEvidenceWasAgreedUpon(String text, Evidence evidence) throws SettingRefused {
        ComponentModel component = component(MODI);
        component.put("modi-evidence", text);
        Sender.Modi modi = (Sender.Modi)
                new SettingText(component, Stage.PRODUCTION).read().sender();
        assertThat(modi.agreed().evidence()).isEqualTo(evidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modi-voucher-issuer",
                "modi-voucher-keys",
                "modi-audience",
                "modi-client-id",
                "modi-consumer-id",
                "modi-purpose-id",
                "modi-client-keys"
            })
    void wantsAllOfPdndOrNothing(String missing) {
        assertThatThrownBy(() -> changed(MODI, missing, " ")).hasMessageStartingWith(missing + " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    profile              |
                    profile              | Consulenti
                    profile              | a--b
                    profile              | ../x
                    sender               | secret
                    client-id            |
                    events-per-minute    | 0
                    events-per-minute    | 1000001
                    events-per-minute    | 99999999999
                    events-per-minute    | many
                    events-per-minute    | -1
                    largest-batch        | 0
                    largest-batch        | 2001
                    silence-hours        | 0
                    silence-hours        | 8761
                    retention-years      | 0
                    retention-years      | 101
                    mails                | yes
                    """)
    void refusesWhatIsOutOfBounds(String field, String value) {
        assertThatThrownBy(() -> changed(CLIENT, field, value == null ? "" : value))
                .hasMessageStartingWith(field + " ")
                .hasMessageNotContainingAny("'", "{", "}");
    }

    static Stream<Arguments> wrongAtPdnd() {
        return Stream.of(
                arguments("modi-evidence", "audit-rest-03"),
                arguments("modi-skew-seconds", "61"),
                arguments("modi-longest-life-seconds", "9"),
                arguments("modi-longest-life-seconds", "3601"),
                arguments("modi-audience", "x".repeat(256)),
                arguments("modi-client-keys", "MIIB"),
                arguments("modi-client-keys", "{\"keys\":[]}"),
                arguments("modi-client-keys", "x".repeat(20_001)),
                arguments("modi-client-keys", keys(KEY)),
                arguments("modi-client-keys", keys(key(null).toPublicJWK())),
                arguments(
                        "modi-client-keys",
                        keys(KEY.toPublicJWK(), key("order-1").toPublicJWK())),
                arguments("modi-client-keys", keys(secret())));
    }

    @ParameterizedTest
    @MethodSource("wrongAtPdnd")
    void refusesWhatIsNoSenderAtPdnd(String field, String value) {
        assertThatThrownBy(() -> changed(MODI, field, value)).hasMessageStartingWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://interop.pagopa.it/jwks.json",
                "http://localhost:8080/jwks.json",
                "https://user@interop.pagopa.it/jwks.json",
                "https://interop.pagopa.it/jwks.json#x",
                "file:///etc/passwd",
                "https:///jwks.json",
                "nowhere at all"
            })
    void fetchesKeysByHttpsAlone(String address) {
        assertThatThrownBy(() -> changed(MODI, "modi-voucher-keys", address))
                .hasMessage("modi-voucher-keys is no https address");
    }

    /** The twin, with what is not let in even there. */
    @Test
    void fetchesKeysFromLoopbackInRehearsal() throws SettingRefused {
        ComponentModel component = component(MODI);
        component.put("modi-voucher-keys", "http://127.0.0.1:9000/jwks.json");
        assertThat(new SettingText(component, Stage.REHEARSAL).read().sender()).isInstanceOf(Sender.Modi.class);
        component.put("modi-voucher-keys", "http://interop.pagopa.it/jwks.json");
        assertThatThrownBy(() -> new SettingText(component, Stage.REHEARSAL).read())
                .isInstanceOf(SettingRefused.class);
    }

    private static RegisterSettings changed(Map<String, String> settings, String field, String value)
            throws SettingRefused {
        ComponentModel component = component(settings);
        component.put(field, value);
        return new SettingText(component, Stage.PRODUCTION).read();
    }

    private static RegisterSettings read(Map<String, String> settings) throws SettingRefused {
        return new SettingText(component(settings), Stage.PRODUCTION).read();
    }

    private static ComponentModel component(Map<String, String> settings) {
        ComponentModel component = new ComponentModel();
        settings.forEach(component::put);
        return component;
    }

    private static String keys(JWK... keys) {
        return new JWKSet(Stream.of(keys).toList()).toString(false);
    }

    private static JWK key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OctetSequenceKey secret() {
        try {
            return new OctetSequenceKeyGenerator(256).keyID("order-1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
