package it.varco.legacy.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator finds every code of the import on the page of codes, with the reason as the answer has it. */
class ImportCodesTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern CODE = Pattern.compile("\"(IMPORT-R\\d+)\"");

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsOnThePage(Fault fault) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `" + fault.code() + "` | " + fault.reason() + " |");
    }

    @Test
    void everyEndOfAnImportIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> codes = files.filter(file -> file.toString().endsWith(".java"))
                    .map(ImportCodesTest::read)
                    .flatMap(source -> CODE.matcher(source).results())
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            assertThat(codes).isNotEmpty().allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
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
