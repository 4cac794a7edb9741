package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.Tongue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people read is there in five languages, each in its own; what only the console shows, in Italian and English. */
class LanguagesTest {

    private static final Path CHECKOUT = Path.of("../..");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    /** Labels and help of settings; those of a person's record also stand in the account console. */
    private static final Pattern CONSOLE = Pattern.compile("(?!varco\\.person\\.).*\\.(label|help)");

    /** As long as a sentence. */
    private static final int WORDS_OF_A_SENTENCE = 5;

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files
                    .filter(file -> file.endsWith("messages_it.properties"))
                    .filter(file -> file.toString().contains("src/main/resources"))
                    .map(Path::getParent)
                    .toList()
                    .stream();
        }
    }

    static Stream<Arguments> translations() throws IOException {
        return bundles().flatMap(bundle -> Tongue.LANGUAGES.stream().map(language -> Arguments.of(bundle, language)));
    }

    @Test
    void everyModulesTextsAreFound() throws IOException {
        assertThat(bundles()
                        .map(bundle -> CHECKOUT.relativize(bundle).getName(0).toString()))
                .contains("access-policy", "legacy-credential-authenticator", "spid-idp-provider", "themes");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void keysAndPlaceholdersAreThoseOfItalian(Path bundle, String language) throws IOException {
        Properties italian = read(bundle, "it");
        Properties other = read(bundle, language);
        boolean console = Set.of("it", "en").contains(language);
        Set<String> wanted = italian.stringPropertyNames().stream()
                .filter(key -> console || !CONSOLE.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = other.stringPropertyNames().stream()
                .filter(key -> console || !CONSOLE.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).isEqualTo(wanted);
        assertThat(wanted)
                .allSatisfy(key -> assertThat(placeholders(other.getProperty(key)))
                        .as("%s in %s", key, language)
                        .isEqualTo(placeholders(italian.getProperty(key))));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void noTextIsInAnotherLanguage(Path bundle, String language) throws IOException {
        Properties texts = read(bundle, language);
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(Tongue.of(texts.getProperty(key)).orElse(language))
                        .as("%s: %s", key, texts.getProperty(key))
                        .isEqualTo(language));
    }

    /** A sentence that two languages share was forgotten in one of them. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void noSentenceIsSharedWithAnotherLanguage(Path bundle, String language) throws IOException {
        Properties texts = read(bundle, language);
        for (String other : Tongue.LANGUAGES) {
            Properties theirs = read(bundle, other);
            assertThat(texts.stringPropertyNames())
                    .filteredOn(key ->
                            !language.equals(other) && texts.getProperty(key).split(" ").length >= WORDS_OF_A_SENTENCE)
                    .allSatisfy(key -> assertThat(texts.getProperty(key))
                            .as("%s in %s and %s", key, language, other)
                            .isNotEqualTo(theirs.getProperty(key)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    it | Non hai sbagliato nulla: la tua identità è valida come prima. Chiama l’assistenza e indica il riferimento che trovi qui.
                    en | Try again in a few minutes. If the problem goes on, call the help line and give the reference you find here.
                    de | Versuchen Sie es noch einmal. Wenn das Problem bestehen bleibt, rufen Sie die Hotline an.
                    fr | Réessayez dans quelques minutes. Si le problème continue, appelez l’assistance avec la référence ci-dessous.
                    sl | Poskusite znova čez nekaj minut. Če se ponovi, pokličite pomoč in povejte sklic, ki je na tej strani.
                    """)
    void aLanguageIsTold(String language, String text) {
        assertThat(Tongue.of(text)).contains(language);
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Properties read(Path bundle, String language) throws IOException {
        Properties texts = new Properties();
        Path file = bundle.resolve("messages_" + language + ".properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                texts.load(reader);
            }
        }
        return texts;
    }
}
