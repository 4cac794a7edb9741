package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the whole log of each server, and of the proxies before them, once all other tests have written to them. */
class NothingPersonalIsLoggedTest {

    private static final Path OUTPUT = Path.of(System.getProperty("varco.output"));

    /** Some servers have a folder of their own. */
    private static final int DEPTH = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keycloak.log",
                "keycloak-behind-proxy.log",
                "keycloak-card-trust/keycloak-1.log",
            })
    void signInsAreLoggedAtAll(String log) throws IOException {
        assertThat(Files.readString(OUTPUT.resolve(log))).contains("event=LOGIN");
    }

    @Test
    void noLogKnowsAnybody() throws IOException {
        for (Path log : logs(OUTPUT)) {
            assertThat(PersonalData.in(Files.readString(log)))
                    .as(log.toString())
                    .isEmpty();
        }
    }

    @Test
    void readsWhatServersAndProxiesWriteInFoldersOfTheirOwn(@TempDir Path folder) throws IOException {
        Path server = Files.createDirectory(folder.resolve("keycloak-other")).resolve("keycloak-1.log");
        Files.writeString(server, "a line");
        Path beside = Files.writeString(folder.resolve("keycloak.log"), "a line");
        Files.writeString(folder.resolve("list.xml"), "no log");
        assertThat(logs(folder)).containsExactlyInAnyOrder(server, beside);
    }

    @Test
    void theScanFindsSomebodyWhoIsThere() {
        assertThat(PersonalData.in("user frrnna75c52h501y came in")).isPresent();
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
