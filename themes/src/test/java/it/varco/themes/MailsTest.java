package it.varco.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The e-mails about a role that the Order gives and takes, in every language and under any e-mail theme. */
class MailsTest {

    static final List<String> LANGUAGES = List.of("it", "en", "de", "fr", "sl");

    private static final List<String> KINDS =
            List.of("suspended", "revoked", "pending-first", "pending-reactivation", "active", "restored");
    private static final List<List<String>> THEMES = List.of(List.of("varco", "base"), List.of("base"));
    private static final String PREFIX = "varco.mail.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    static Stream<Arguments> everyMail() {
        return THEMES.stream()
                .flatMap(themes -> LANGUAGES.stream()
                        .flatMap(language -> KINDS.stream()
                                .flatMap(kind -> Stream.of("now", "ahead")
                                        .map(tense -> Arguments.of(kind, tense, language, themes)))));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void languagesHaveTheSameKeysAndPlaceholders(String language) {
        assertThat(placeholders(language)).isEqualTo(placeholders("it")).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void textsAreTextAndNothingElse(String language) {
        Properties messages = Theme.fallbackMessages(language);
        assertThat(placeholders(language).keySet())
                .allSatisfy(key -> assertThat(messages.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .doesNotContainPattern("<[a-zA-Z/]|&[a-zA-Z#]+;")
                        .doesNotContain("'"));
    }

    @Test
    void thereIsATextForEachKindAndNoneIsLeftOver() {
        assertThat(placeholders("it").keySet().stream()
                        .filter(key -> key.endsWith(".action"))
                        .map(key -> key.substring(PREFIX.length(), key.lastIndexOf('.'))))
                .containsExactlyInAnyOrderElementsOf(KINDS);
    }

    @ParameterizedTest(name = "{0}, {1} ({2}) in {3}")
    @MethodSource("everyMail")
    void saysWhatWhenAndWhomToAskInTextAndInHtml(String kind, String tense, String language, List<String> themes) {
        String text = Theme.renderMail(
                themes, "text/varco-register.ftl", language, mail(kind, tense, "https://portal.example/"));
        Document html = Jsoup.parse(Theme.renderMail(
                themes, "html/varco-register.ftl", language, mail(kind, tense, "https://portal.example/")));

        assertThat(text)
                .contains("Rossi & Figli", "11 marzo 2019", "06.6001", "Inail risponde", "https://portal.example/")
                .doesNotContain(PREFIX)
                .doesNotContain("${")
                .doesNotContain("{0}");
        assertThat(text.contains("SPID, CNS")).isEqualTo(kind.startsWith("pending"));
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(html.select("a, img, script, style")).isEmpty();
        assertThat(html.body().text()).isEqualTo(text.strip().replaceAll("\\s+", " "));
    }

    /** Nothing that a reader would fetch, or that a mail program would throw away. */
    @Test
    void theLayoutOfTheThemeIsWhole() {
        Document html = Jsoup.parse(Theme.renderMail(
                List.of("varco", "base"), "html/varco-register.ftl", "de", mail("suspended", "now", "")));
        assertThat(html.title()).isEqualTo("Rossi & Figli");
        assertThat(html.selectFirst("html").attr("dir")).isEqualTo("ltr");
        assertThat(html.select("main > p")).isNotEmpty();
        assertThat(html.select("[style], [src], link")).isEmpty();
    }

    @Test
    void namesNoPortalWhereThereIsNone() {
        assertThat(Theme.renderMail(List.of("base"), "text/varco-register.ftl", "it", mail("suspended", "now", "")))
                .doesNotContain("indirizzo del portale")
                .contains("Non ti chiediamo mai");
    }

    private static Map<String, Object> mail(String kind, String tense, String portal) {
        return Map.of(
                "kind",
                kind,
                "tense",
                tense,
                "profile",
                "Rossi & Figli",
                "day",
                "11 marzo 2019",
                "methods",
                List.of("SPID", "CNS", "PIN INPS"),
                "portal",
                portal,
                "phone",
                "06.6001",
                "body",
                "Inail");
    }

    private static Map<String, List<String>> placeholders(String language) {
        Properties messages = Theme.fallbackMessages(language);
        Map<String, List<String>> found = new TreeMap<>();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> found.put(
                        key,
                        PLACEHOLDER
                                .matcher(messages.getProperty(key))
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
        return found;
    }
}
