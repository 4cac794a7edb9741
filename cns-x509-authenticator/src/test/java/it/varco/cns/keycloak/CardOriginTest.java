package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.it:8443",
                "login.example.it:8443",
                "https://login.example.it:8443/",
                "https://login.example.it:8443/realms",
                "https://somebody@login.example.it",
                "https://login.example.it?a=b",
                "https://login.example.it#a",
                "https://",
                "an origin"
            })
    void refusesWhatIsMoreOrLessThanAnHttpsOrigin(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CardOrigin.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.it:8443/realms/inail, true",
        "https://LOGIN.example.it:8443/, true",
        "https://login.example.it/realms/inail, false",
        "https://login.example.it:443/, false",
        "http://login.example.it:8443/, false",
        "https://login.example.it.example.com:8443/, false",
        "https://example.it:8443/, false"
    })
    void knowsItsOwnRequests(URI request, boolean own) {
        assertThat(CardOrigin.parse("https://login.example.it:8443").isOf(request))
                .isEqualTo(own);
    }

    @Test
    void knowsThePortThatNobodyWrites() {
        CardOrigin origin = CardOrigin.parse("https://card.example.it");
        assertThat(origin.isOf(URI.create("https://card.example.it:443/"))).isTrue();
        assertThat(origin.isOf(URI.create("https://card.example.it/"))).isTrue();
    }

    @Test
    void movesAnAddressToItself() {
        assertThat(CardOrigin.parse("https://login.example.it:8443")
                        .at(URI.create("http://login.example.it/realms/r/login-actions/authenticate?a=b%20c&d=e")))
                .isEqualTo("https://login.example.it:8443/realms/r/login-actions/authenticate?a=b%20c&d=e");
    }
}
