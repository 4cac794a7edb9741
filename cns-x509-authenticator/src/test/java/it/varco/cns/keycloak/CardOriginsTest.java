package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardOriginsTest {

    private static final CardOrigins THREE =
            CardOrigins.parse("https://login.example.it:8443, https://login.example.it:8444,https://card.example.it");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "https://a.example,",
                "https://a.example,,https://b.example",
                "https://a.example,https://a.example:443",
                "https://a.example http://b.example"
            })
    void refusesWhatIsNoListOfDifferentOrigins(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CardOrigins.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, login.example.it, 8443, false",
        "1, login.example.it, 8444, false",
        "2, card.example.it, 443, false",
        "3, login.example.it, 8443, true",
        "4, login.example.it, 8444, true"
    })
    void takesThemInTurn(int turn, String host, int port, boolean wasUsedBefore) {
        assertThat(THREE.at(turn)).isEqualTo(new CardOrigin(host, port));
        assertThat(THREE.wasUsedBefore(turn)).isEqualTo(wasUsedBefore);
    }

    /** The browser remembers, and there is nowhere else to go. */
    @Test
    void knowsThatASingleOneWasUsedBefore() {
        CardOrigins one = CardOrigins.parse("https://login.example.it:8443");
        assertThat(one.wasUsedBefore(0)).isFalse();
        assertThat(one.wasUsedBefore(1)).isTrue();
        assertThat(one.at(1)).isEqualTo(one.at(0));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.it:8443, true",
        "https://card.example.it, true",
        "https://card.example.it:443, false",
        "https://login.example.it, false",
        "http://card.example.it, false",
        "https://card.example.it.evil.example, false",
        "https://evil.example, false",
        "null, false",
        "'', false"
    })
    void knowWhatBrowsersCallThem(String origin, boolean own) {
        assertThat(THREE.hasTheName(origin)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.it:8444/realms, true",
        "https://card.example.it/realms, true",
        "https://login.example.it/realms, false",
        "https://card.example.it:8443/realms, false"
    })
    void knowTheirOwnRequests(URI request, boolean own) {
        assertThat(THREE.areOf(request)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.it:8080/, true",
        "https://LOGIN.example.it/, true",
        "https://card.example.it/, false",
        "https://example.it/, false"
    })
    void knowWhetherCookiesTravel(URI main, boolean shared) {
        assertThat(THREE.at(0).sharesCookiesWith(main)).isEqualTo(shared);
    }
}
