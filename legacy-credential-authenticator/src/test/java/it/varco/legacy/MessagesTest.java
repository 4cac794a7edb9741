package it.varco.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and operators read is there in both languages. */
class MessagesTest {

    /** Each reason for which the plan gives no password out. */
    private static final Set<String> REASONS = Stream.of(
                    "issue-stopped",
                    "stopped-by-ceiling",
                    "waits-for-strong-sign-in",
                    "exemption-does-not-hold",
                    "not-a-credential-of-the-body",
                    "method-not-in-plan",
                    "no-plan")
            .map("varco.issue."::concat)
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void areTheSameKeysInBothLanguages() throws IOException {
        assertThat(messages("it").stringPropertyNames())
                .isEqualTo(messages("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void haveWordsForEachReason(String language) throws IOException {
        assertThat(messages(language).stringPropertyNames()).containsAll(REASONS);
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
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream(
                        "/theme-resources/messages/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
