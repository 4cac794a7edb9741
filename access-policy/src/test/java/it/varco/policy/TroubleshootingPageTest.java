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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code with which the plan's endpoints refuse is explained, and no other. */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("src", "main", "java"), Path.of("..", "profile-role-mapper", "src", "main", "java"));
    private static final Pattern CODE = Pattern.compile("PLAN-[VX]\\d\\d");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PLAN-[VX]\\d\\d)` \\|");

    @Test
    void explainsEachCodeOfTheEndpointsOnce() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path source : SOURCES) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    CODE.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(used::add);
                }
            }
        }
        List<String> explained = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toList());

        assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used);
    }
}
