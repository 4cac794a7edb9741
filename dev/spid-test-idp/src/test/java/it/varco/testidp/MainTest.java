package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void readsOptions() {
        assertThat(Main.Options.parse(List.of())).isEqualTo(new Main.Options(8088, List.of(), List.of(), List.of()));
        assertThat(Main.Options.parse(List.of(
                        "--port",
                        "9000",
                        "--trust",
                        "http://localhost/a",
                        "--trust",
                        "http://localhost/b",
                        "--trust-cie",
                        "http://localhost/d",
                        "--redirect",
                        "http://localhost/c")))
                .isEqualTo(new Main.Options(
                        9000,
                        List.of(URI.create("http://localhost/a"), URI.create("http://localhost/b")),
                        List.of(URI.create("http://localhost/d")),
                        List.of(URI.create("http://localhost/c"))));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (List<String> wrong : List.of(
                List.of("--port"),
                List.of("--port", "x"),
                List.of("--port", "70000"),
                List.of("--colour", "red"),
                List.of("--trust", "not an address"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Main.Options.parse(wrong));
        }
    }
}
