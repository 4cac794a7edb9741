package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import it.varco.cns.keycloak.CardEntrance.Front;
import it.varco.policy.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody comes in, whatever is sent; what is sent is tried at running servers. */
class CardEntranceTest {

    private static final String SECRET = "0123456789-abcdefghij-0123456789";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "KEYCLOAK, REHEARSAL, , none, ''",
        "KEYCLOAK, REHEARSAL, 127.0.0.1, set, ''",
        "KEYCLOAK, PRODUCTION, , none, CARD-50",
        "KEYCLOAK, PRODUCTION, 127.0.0.1, set, CARD-50",
        "PROXY, REHEARSAL, 127.0.0.1, set, ''",
        "PROXY, PRODUCTION, 127.0.0.1, set, ''",
        "PROXY, REHEARSAL, , set, CARD-51",
        "PROXY, PRODUCTION, , set, CARD-51",
        "PROXY, PRODUCTION, '  ', set, CARD-51",
        "PROXY, REHEARSAL, 127.0.0.1, none, CARD-51",
        "PROXY, PRODUCTION, 127.0.0.1, none, CARD-51",
        "PROXY, PRODUCTION, , none, CARD-51"
    })
    void isClosedWhereAnybodyCouldSendACertificate(
            Front front, Stage stage, String addresses, String secret, String code) throws IOException {
        CardEntrance entrance = new CardEntrance(
                settings(secret.equals("set") ? Optional.of(SECRET) : Optional.empty()),
                Optional.ofNullable(addresses));
        assertThat(entrance.closed(front, stage).map(StepRefusal::code).orElse(""))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a short one", "0123456789-abcdefghij-012345678"})
    void refusesASecretThatCanBeGuessed(String secret) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new CardEntrance(settings(Optional.of(secret)), Optional.empty()))
                .withMessageContaining("32");
    }

    @Test
    void refusesASecretThatIsNotThere() {
        CardSettings settings = CardSettings.read(Map.of(
                "origin",
                "https://login.example.it:8443",
                "proxy-secret-file",
                folder.resolve("nowhere").toString())::get);
        assertThatIllegalStateException()
                .isThrownBy(() -> new CardEntrance(settings, Optional.empty()))
                .withMessageContaining("nowhere");
    }

    private CardSettings settings(Optional<String> secret) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of("origin", "https://login.example.it:8443"));
        if (secret.isPresent()) {
            Path file = folder.resolve("secret");
            Files.writeString(file, secret.get() + "\n");
            options.put("proxy-secret-file", file.toString());
        }
        return CardSettings.read(options::get);
    }
}
