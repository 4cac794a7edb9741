package it.varco.policy.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int LONGEST = 100_000;

    @Test
    void countsEveryLineFromOneAndNeedsNoEndOfTheLast() throws IOException {
        assertThat(read("a\n\nc")).containsExactly("1:a", "2:", "3:c");
        assertThat(read("a\nb\n")).containsExactly("1:a", "2:b");
        assertThat(read("")).isEmpty();
    }

    @Test
    void takesALineOfTheGreatestLength() throws IOException {
        String longest = "x".repeat(LONGEST);
        assertThat(read("a\n" + longest + "\nc")).containsExactly("1:a", "2:" + longest, "3:c");
    }

    @Test
    void passesOverALineThatIsLongerAndGoesOn() throws IOException {
        assertThat(read("a\n" + "x".repeat(LONGEST + 1) + "\nc")).containsExactly("1:a", "2!", "3:c");
        assertThat(read("x".repeat(1_000_000))).containsExactly("1!");
    }

    @Test
    void knowsABlankLine() throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(" \r\n{}".getBytes(StandardCharsets.UTF_8)), LONGEST);
        assertThat(lines.next().orElseThrow().isBlank()).isTrue();
        assertThat(lines.next().orElseThrow().isBlank()).isFalse();
    }

    private static List<String> read(String body) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), LONGEST);
        List<String> found = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            long number = line.get().number();
            found.add(line.get()
                    .bytes()
                    .map(bytes -> number + ":" + new String(bytes, StandardCharsets.UTF_8))
                    .orElse(number + "!"));
        }
        return found;
    }
}
