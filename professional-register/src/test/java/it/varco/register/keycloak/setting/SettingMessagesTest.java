package it.varco.register.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

/** What an administrator reads of each field is there in both languages. */
class SettingMessagesTest {

    @Test
    void areTheSameKeysInBothLanguages() throws IOException {
        assertThat(messages("it").stringPropertyNames())
                .isEqualTo(messages("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void haveALabelAndAHelpForEachField(String language) throws IOException {
        for (ProviderConfigProperty field : new RegisterSettingFactory().getConfigProperties()) {
            assertThat(messages(language).stringPropertyNames()).contains(field.getLabel(), field.getHelpText());
        }
    }

    /** Keycloak takes a straight apostrophe for a mark of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void haveNoStraightApostrophe(String language) throws IOException {
        assertThat(messages(language).values())
                .noneMatch(text -> text.toString().contains("'"));
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(SettingMessagesTest.class.getResourceAsStream(
                        "/theme-resources/messages/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
