package it.varco.roles.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** An operator finds every code on the page of codes, with what it means as the answer says it. */
class GrantCodesTest {

    private static final Path PAGE = Path.of("..", "docs", "operators", "troubleshoot.md");

    @Test
    void everyRefusalIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(GrantRefusal.values())
                .allSatisfy(
                        refusal -> assertThat(page).contains("| `" + refusal.code() + "` | " + refusal.text() + " |"));
    }

    @Test
    void noCodeHasTwoMeanings() {
        assertThat(Arrays.stream(GrantRefusal.values()).map(GrantRefusal::code)).doesNotHaveDuplicates();
    }
}
