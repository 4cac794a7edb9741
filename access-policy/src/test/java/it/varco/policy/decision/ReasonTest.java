package it.varco.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");

    @Test
    void everyReasonIsOnTheTroubleshootingPage() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);

        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(lines)
                        .filteredOn(line -> line.startsWith("| `" + reason.code() + "` |"))
                        .hasSize(1));
    }

    @Test
    void codesAndNamesAreDifferentOnes() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
        assertThat(Reason.PENDING_REACTIVATION.slug()).isEqualTo("pending-reactivation");
        assertThat(Decision.deny(Reason.LEVEL_TOO_LOW, "method/spid").messageKey())
                .isEqualTo("level-too-low");
    }
}
