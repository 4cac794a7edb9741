package it.varco.cns.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSecretTest {

    private static final byte[] CONTENT = "RSSMRA85T10A562S".getBytes(StandardCharsets.US_ASCII);

    private final TicketSecret secret = TicketSecret.make(new SecureRandom());

    @Test
    void opensWhatItHasSealed() {
        TicketSecret broughtBack = TicketSecret.parse(secret.text()).orElseThrow();
        assertThat(broughtBack.storeKey()).isEqualTo(secret.storeKey());
        assertThat(broughtBack.open(secret.seal(CONTENT))).contains(CONTENT);
    }

    /** Whoever reads the store has neither the ticket nor what it stands for. */
    @Test
    void tellsTheStoreNothing() {
        String sealed = secret.seal(CONTENT);
        assertThat(secret.storeKey()).doesNotContain(secret.text());
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("RSSMRA");
        assertThat(TicketSecret.parse(secret.storeKey())).isEmpty();
    }

    @Test
    void opensNothingOfAnothers() {
        assertThat(TicketSecret.make(new SecureRandom()).open(secret.seal(CONTENT)))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasTouched() {
        byte[] sealed = Base64.getDecoder().decode(secret.seal(CONTENT));
        for (int i = 0; i < sealed.length; i++) {
            byte[] touched = sealed.clone();
            touched[i] ^= 1;
            assertThat(secret.open(Base64.getEncoder().encodeToString(touched))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base 64!"})
    void opensNothingThatIsNone(String sealed) {
        assertThat(secret.open(sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/A"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(TicketSecret.parse(text)).isEmpty();
    }

    @Test
    void isNotPrinted() {
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
