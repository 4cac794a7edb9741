package it.varco.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    static final List<String> REFUSALS = List.of(
            "anomaly-12",
            "anomaly-19",
            "anomaly-20",
            "anomaly-21",
            "anomaly-22",
            "anomaly-23",
            "anomaly-25",
            "anomaly-cie-23",
            "not-for-this-use",
            "missing-foreign-identity",
            "logout-refused",
            "logout-answer-refused",
            "logout-unanswered",
            "anomaly-30",
            "anomaly-request",
            "anomaly-other",
            "answer-invalid",
            "answer-unexpected",
            "session-expired",
            "level-too-low",
            "level-impossible",
            "level-not-reached",
            "registered-too-late",
            "provider-unknown",
            "person-conflict",
            "code-replaced",
            "person-unknown",
            "link-mismatch",
            "linking-refused",
            "too-large",
            "too-many-answers",
            "missing-fiscal-number",
            "first-sign-in-raced",
            "unavailable",
            "page-needs-strong-sign-in",
            "page-needs-role",
            "page-needs-cookie",
            "stopped-by-phase",
            "stopped-by-ceiling",
            "no-sign-in",
            "method-not-in-plan",
            "no-credential-record",
            "credential-expired",
            "credential-issued-too-late",
            "no-plan",
            "card-no-card",
            "card-expired",
            "card-not-yet-valid",
            "card-wrong-kind",
            "card-unknown-issuer",
            "card-revoked",
            "card-suspended",
            "card-unreachable",
            "card-damaged-fiscal-code",
            "card-disabled",
            "card-locked",
            "card-another-person",
            "card-unavailable",
            "card-too-late",
            "card-another-sign-in");

    /** What the plan's rules say to a person, one sentence each. */
    static final List<String> SENTENCES = List.of(
            "stopped",
            "access-stopped",
            "level-too-low",
            "pending-first",
            "pending-reactivation",
            "suspended",
            "revoked",
            "asked",
            "ends-soon",
            "access-ends-soon");

    /** Keys that a template puts together from a name that it is given. */
    private static final Pattern COMPOSED = Pattern.compile("varco\\.refused\\..+\\.(title|text|action)"
            + "|varco\\.calendar\\.((stop|reason)\\..+|allow|deny)|varco\\.method\\..+|varco\\.plan\\.item\\..+"
            + "|varco\\.doctor\\.(error|warning)\\.(title|text)"
            + "|varco\\.grant\\.(state|source)\\..+"
            + "|varco\\.office\\.(action|done|refused)\\..+|varco\\.office\\.(form-expired|not-a-fiscal-code)"
            + "|varco\\.delegations\\.(refused\\..+|delegated|withdrawn|form-expired|from|until)"
            + "|varco\\.desk\\.((advice|event|warning)\\..+|form-expired|not-a-fiscal-code|two-accounts)"
            + "|varco\\.log\\.((outcome|fact|message|fault)\\..+|form-expired|not-a-fiscal-code|one-of-two|days|days-wanted"
            + "|unknown|unreadable|unrecorded)"
            + "|varco\\.step-up\\.needed|varco\\.logout\\.partial\\.(title|text)"
            + "|varco\\.mail\\.((entry\\.)?subject|[a-z-]+\\.(now|ahead|action))");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("msg\\(\"([^\"]+)\"\\s*[,)]");

    static Stream<Arguments> bundles() {
        return Stream.of(
                Arguments.of("theme", (Function<String, Properties>) Theme::messages),
                Arguments.of("fallback", (Function<String, Properties>) Theme::fallbackMessages));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void languagesHaveTheSameKeysAndPlaceholders(String name, Function<String, Properties> messages) {
        Properties italian = messages.apply("it");
        for (String language : Theme.LANGUAGES) {
            Properties other = messages.apply(language);
            assertThat(other.stringPropertyNames()).isEqualTo(italian.stringPropertyNames());
            assertThat(italian.stringPropertyNames())
                    .allSatisfy(key -> assertThat(placeholders(other.getProperty(key)))
                            .as("%s in %s", key, language)
                            .isEqualTo(placeholders(italian.getProperty(key))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en", "de", "fr", "sl"})
    void messagesAreTextAndNothingElse(String language) {
        Properties messages = all(language);
        assertThat(messages.stringPropertyNames())
                .allSatisfy(key -> assertThat(messages.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .doesNotContainPattern("<[a-zA-Z/]|&[a-zA-Z#]+;")
                        // An apostrophe would quote the rest of the message, or be shown twice.
                        .doesNotContain("'"));
    }

    /** A theme's own text goes before the fallback: a second copy here would hide a change made there. */
    @Test
    void everyTextIsWrittenOnce() {
        Set<String> fallback = Theme.fallbackMessages("it").stringPropertyNames();
        assertThat(fallback)
                // Keycloak makes the names of two of them from the name of the step.
                .allMatch(key -> key.startsWith("varco.") || key.startsWith("varco-card-"))
                .doesNotContainAnyElementsOf(Theme.messages("it").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en", "de", "fr", "sl"})
    void foreignKeysAreKeycloaks(String language) throws IOException {
        Properties base = new Properties();
        base.load(new StringReader(
                new String(Theme.upstream("messages/messages_en.properties"), StandardCharsets.UTF_8)));
        assertThat(Theme.messages(language).stringPropertyNames().stream().filter(key -> !key.startsWith("varco.")))
                .allSatisfy(key -> assertThat(base).containsKey(key));
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void everyRefusalSaysWhatHappenedAndWhatToDo(String key) {
        for (String language : Theme.LANGUAGES) {
            assertThat(Theme.fallbackMessages(language))
                    .containsKeys(
                            "varco.refused." + key + ".title",
                            "varco.refused." + key + ".text",
                            "varco.refused." + key + ".action");
        }
    }

    @Test
    void noRefusalIsLeftOver() {
        Set<String> keys = Theme.fallbackMessages("it").stringPropertyNames().stream()
                .filter(key -> key.matches("varco\\.refused\\..+\\.(title|text|action)"))
                .map(key -> key.replaceAll("^varco\\.refused\\.|\\.\\w+$", ""))
                .collect(Collectors.toSet());
        assertThat(keys).containsExactlyInAnyOrderElementsOf(REFUSALS);
    }

    @Test
    void everySentenceOfThePlanIsWrittenAndNoneIsLeftOver() {
        assertThat(Theme.fallbackMessages("it").stringPropertyNames().stream()
                        .filter(key -> key.startsWith("varco.plan.item."))
                        .map(key -> key.substring("varco.plan.item.".length())))
                .containsExactlyInAnyOrderElementsOf(SENTENCES);
    }

    @Test
    void templatesUseWhatIsWrittenAndNothingElse() throws IOException {
        Set<String> used = keysIn(Theme.templates());
        used.addAll(keysIn(Theme.fallbackTemplates()));
        Set<String> written = all("it").stringPropertyNames();
        assertThat(written).containsAll(used);
        assertThat(ownKeys(written).filter(key -> !key.matches("varco\\.language\\.[a-z]{2}")))
                .isSubsetOf(used);
    }

    @Test
    void fallbackTemplatesFindTheirTextsWithoutOurTheme() throws IOException {
        assertThat(ownKeys(Theme.fallbackMessages("it").stringPropertyNames()))
                .containsExactlyInAnyOrderElementsOf(keysIn(Theme.fallbackTemplates()));
    }

    private static Properties all(String language) {
        Properties messages = Theme.messages(language);
        messages.putAll(Theme.fallbackMessages(language));
        return messages;
    }

    private static Stream<String> ownKeys(Set<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith("varco."))
                .filter(key -> !COMPOSED.matcher(key).matches());
    }

    private static Set<String> keysIn(List<Path> templates) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path template : templates) {
            KEY_IN_TEMPLATE
                    .matcher(Files.readString(template))
                    .results()
                    .map(result -> result.group(1))
                    .forEach(keys::add);
        }
        return keys;
    }

    private static List<String> placeholders(String message) {
        return PLACEHOLDER
                .matcher(message)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
