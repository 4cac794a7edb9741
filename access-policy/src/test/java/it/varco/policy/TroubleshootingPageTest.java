package it.varco.policy;

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
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every code with which the plan's endpoints, the doors' common checks and the dated methods refuse is explained, and no
 * other.
 */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final List<Path> SOURCES = Stream.of(
                    "access-policy", "legacy-credential-authenticator", "profile-role-mapper", "spid-idp-provider")
            .map(module -> Path.of("..", module, "src", "main", "java"))
            .toList();

    @ParameterizedTest
    @CsvSource({"PLAN-[VX]\\d\\d", "PERSON-\\d\\d", "DATED-\\d\\d"})
    void explainsEachCodeOnce(String code) throws IOException {
        Pattern used = Pattern.compile(code);
        Set<String> codes = new TreeSet<>();
        for (Path source : SOURCES) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    used.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(codes::add);
                }
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
