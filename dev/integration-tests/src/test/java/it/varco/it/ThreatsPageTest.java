package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The developers' page says by which tests each attack is tried: by ones that there are. */
class ThreatsPageTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir"), "../..");
    private static final Path PAGE = ROOT.resolve("docs/developers/threats.md");
    private static final List<Path> TESTS = List.of(
            ROOT.resolve("cns-x509-authenticator/src/test"),
            ROOT.resolve("spid-idp-provider/src/test"),
            ROOT.resolve("dev/integration-tests/src/test"));
    private static final Pattern NAMED = Pattern.compile("`[A-Z]\\w+(?:Test|IT)\\.\\w+`");
    private static final Pattern TRIES = Pattern.compile(
            "@(?:Test|ParameterizedTest|Property|TestFactory)\\b(?:(?!\\b(?:void|Stream<DynamicTest>)).)*+(?:void|Stream<DynamicTest>) (\\w+)\\(",
            Pattern.DOTALL);

    @Test
    void namesTestsThatThereAre() throws IOException {
        Set<String> there = tests();
        assertThat(NAMED.matcher(Files.readString(PAGE)).results().map(MatchResult::group))
                .isNotEmpty()
                .filteredOn(named -> !there.contains(named))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "B3", "B4", "B9", "B12", "B13"})
    @MethodSource("attacksOnAnswers")
    void hasARowForEachAttackAndTestsInIt(String attack) throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| %s |".formatted(attack)))
                .singleElement()
                .satisfies(row -> assertThat(NAMED.matcher(row).find()).isTrue());
    }

    static Stream<String> attacksOnAnswers() {
        return Stream.concat(
                IntStream.rangeClosed(1, 24).mapToObj(number -> "A" + number), Stream.of("B1", "B5", "B7"));
    }

    private static Set<String> tests() {
        return TESTS.stream()
                .flatMap(ThreatsPageTest::sources)
                .flatMap(ThreatsPageTest::methods)
                .collect(Collectors.toSet());
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(Test|IT)\\.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the page writes them. */
    private static Stream<String> methods(Path source) {
        String type = source.getFileName().toString().replace(".java", "");
        try {
            return TRIES.matcher(Files.readString(source))
                    .results()
                    .map(test -> "`%s.%s`".formatted(type, test.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
