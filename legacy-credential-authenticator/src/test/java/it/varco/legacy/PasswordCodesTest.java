package it.varco.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.decision.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every code of passwords on the page of codes. */
class PasswordCodesTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern CODE = Pattern.compile("\"(PLAN-[PI]\\d+)\"");

    @Test
    void areAllOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(codesInSources())
                .hasSizeGreaterThan(9)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    @Test
    void includeThePlansReasonsAgainstGivingOneOut() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Arrays.stream(Reason.values()).map(Reason::code).filter(code -> code.startsWith("PLAN-I")))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    private static List<String> codesInSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(PasswordCodesTest::read)
                    .flatMap(source -> CODE.matcher(source).results())
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
