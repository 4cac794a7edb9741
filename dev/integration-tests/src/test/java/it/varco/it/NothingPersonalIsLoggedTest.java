package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the server's whole log once all other tests have written to it, Keycloak's own lines included. */
class NothingPersonalIsLoggedTest {

    @Test
    void theWholeLogKnowsNobody() throws IOException {
        String log = Files.readString(Path.of(System.getProperty("varco.output"), "keycloak.log"));
        assertThat(log).as("sign-ins have been logged at all").contains("event=LOGIN");
        assertThat(PersonalData.in(log)).isEmpty();
    }

    /** The server behind a proxy, and the proxy itself, which writes down addresses. */
    @Test
    void theLogsBehindTheProxyKnowNobody() throws IOException {
        Path output = Path.of(System.getProperty("varco.output"));
        assertThat(Files.readString(output.resolve("keycloak-behind-proxy.log")))
                .contains("event=LOGIN");
        try (Stream<Path> files = Stream.concat(
                Stream.of(output.resolve("keycloak-behind-proxy.log")), Files.list(output.resolve("proxy")))) {
            for (Path log :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".log"))::iterator) {
                assertThat(PersonalData.in(Files.readString(log)))
                        .as(log.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void theScanFindsSomebodyWhoIsThere() {
        assertThat(PersonalData.in("user frrnna75c52h501y came in")).isPresent();
    }
}
