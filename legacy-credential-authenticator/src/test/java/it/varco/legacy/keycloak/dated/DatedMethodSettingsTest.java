package it.varco.legacy.keycloak.dated;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.signin.SignInMethod;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

/** What the mapper may be set to. */
class DatedMethodSettingsTest {

    @Test
    void pinInpsMayBeDeclared() {
        assertThat(DatedMethodSettings.read(Map.of("method", "pin-inps", "claim", "cf")))
                .contains(new DatedMethodSettings(SignInMethod.PIN_INPS, "cf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyClaimIsTheUsualOne(String claim) {
        assertThat(DatedMethodSettings.read(Map.of("method", "pin-inps", "claim", claim)))
                .contains(new DatedMethodSettings(SignInMethod.PIN_INPS, "fiscal_number"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PIN_INPS")
    void refusesEveryMethodWithADoorOfItsOwn(SignInMethod method) {
        assertThat(DatedMethodSettings.read(Map.of("method", method.slug()))).isEmpty();
    }

    @Test
    void refusesAMethodThatIsMissingOrUnknown() {
        assertThat(DatedMethodSettings.read(Map.of())).isEmpty();
        assertThat(DatedMethodSettings.read(Map.of("method", "PIN_INPS"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void theConsoleHasWordsForEachSetting(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                getClass().getResourceAsStream("/theme-resources/messages/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        assertThat(DatedMethodSettings.PROPERTIES)
                .extracting(ProviderConfigProperty::getLabel, ProviderConfigProperty::getHelpText)
                .allSatisfy(keys -> assertThat(words).containsKeys(keys.toArray()));
    }
}
