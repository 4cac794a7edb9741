package it.varco.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code with which this module refuses is explained once, and no other. */
class CodesAreExplainedTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final Path SOURCES = Path.of("src", "main", "java");

    @ParameterizedTest
    @ValueSource(strings = {"REG-\\d\\d", "MODI-\\d\\d"})
    void explainsEachCodeOnce(String code) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Pattern.compile(code)
                        .matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(codes::add);
            }
        }
        List<String> explained = Pattern.compile("(?m)^\\| `(" + code + ")` \\|")
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(codes).isNotEmpty();
        assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes);
    }
}
