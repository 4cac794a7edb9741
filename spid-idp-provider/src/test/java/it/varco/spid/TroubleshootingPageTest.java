package it.varco.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.answer.AnswerJudge;
import it.varco.spid.logout.LogoutJudge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every code of ours on the page of codes, with the rule as the code has it. */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern REFUSAL = Pattern.compile("\"((?:SPID-[A-Z]|LOG-|DOC-|CIE-)\\d\\d)\"");

    @Test
    void listsEveryCheckWithItsRule() throws IOException {
        String page = Files.readString(PAGE);
        LogoutJudge.rules().forEach((code, rule) -> assertThat(page).contains("| `" + code + "` | " + rule + " |"));
        AnswerJudge.rules().forEach((code, rule) -> assertThat(page).contains("| `" + code + "` | " + rule + " |"));
    }

    @Test
    void listsEveryOtherRefusal() throws IOException {
        String page = Files.readString(PAGE);
        List<String> codes = codesInSources();
        assertThat(codes).isNotEmpty().allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    private static List<String> codesInSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TroubleshootingPageTest::read)
                    .flatMap(source -> REFUSAL.matcher(source).results())
                    .map(found -> found.group(1))
                    .distinct()
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
