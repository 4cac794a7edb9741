package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the server's whole log once all other tests have written to it, Keycloak's own lines included. */
class NothingPersonalIsLoggedTest {

    @Test
    void theWholeLogKnowsNobody() throws IOException {
        String log = Files.readString(Path.of(System.getProperty("varco.output"), "keycloak.log"));
        assertThat(log).as("sign-ins have been logged at all").contains("event=LOGIN");
        assertThat(PersonalData.in(log)).isEmpty();
    }

    /** The server behind nginx, and nginx itself, which writes down addresses. */
    @ParameterizedTest
    @CsvSource({
        "keycloak-behind-nginx.log, event=LOGIN",
        "nginx/access.log, /login-actions/authenticate",
        "nginx/error.log, signal"
    })
    void theLogsBehindTheProxyKnowNobody(Path file, String something) throws IOException {
        String log =
                Files.readString(Path.of(System.getProperty("varco.output")).resolve(file));
        assertThat(log).contains(something);
        assertThat(PersonalData.in(log)).isEmpty();
    }

    @Test
    void theScanFindsSomebodyWhoIsThere() {
        assertThat(PersonalData.in("user frrnna75c52h501y came in")).isPresent();
    }
}
