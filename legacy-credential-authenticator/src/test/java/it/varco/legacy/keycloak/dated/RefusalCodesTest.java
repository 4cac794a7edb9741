package it.varco.legacy.keycloak.dated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An operator finds every code of a dated method on the page of codes. */
class RefusalCodesTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");
    private static final Path CODES =
            Path.of("src", "main", "java", "it", "varco", "legacy", "keycloak", "dated", "DatedRefusals.java");

    @Test
    void areAllOnThePage() throws IOException {
        List<String> codes = Pattern.compile("DATED-\\d+")
                .matcher(Files.readString(CODES))
                .results()
                .map(MatchResult::group)
                .toList();
        String page = Files.readString(PAGE);
        assertThat(codes)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }
}
