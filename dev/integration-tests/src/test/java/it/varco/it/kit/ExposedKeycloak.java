package it.varco.it.kit;

import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import java.nio.file.Path;
import java.util.List;

/** The Keycloak under test, rehearsal clock and all, where other machines could reach it. */
public final class ExposedKeycloak {

    private ExposedKeycloak() {}

    /** Tries to start it with an option that exposes it; the caller closes what starts nevertheless. */
    public static KeycloakProcess start(String option) {
        Path folder = Build.output().toAbsolutePath();
        // The programs of the server under test, which runs beside it, with a database of its own.
        KeycloakHome home = ProcessKeycloak.distribution().installIn(folder.resolve("keycloak"));
        Path own = folder.resolve("keycloak-exposed");
        new KeycloakHome(own).deleteData();
        return KeycloakProcess.start(
                home,
                new KeycloakOptions(
                        FreePort.find(),
                        FreePort.find(),
                        folder.resolve("keycloak-exposed.log"),
                        List.of(
                                "--db-url=jdbc:h2:file:%s/data/h2;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
                                        .formatted(own),
                                option)));
    }
}
