package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.cns.profile.CardRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every code of cards on the page of codes, and no other. */
class CardCodesTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");

    @Test
    void areAllExplainedOnce() throws IOException {
        List<String> codes = Stream.concat(
                        Arrays.stream(CardRefusal.values()).map(CardRefusal::code),
                        Arrays.stream(StepRefusal.values()).map(StepRefusal::code))
                .toList();
        List<String> explained = Pattern.compile("(?m)^\\| `(CARD-\\d\\d)` \\|")
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes);
    }
}
