package it.varco.it.kit;

import it.varco.demo.keycloak.KeycloakDistribution;
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
        Path folder = Build.output();
        KeycloakHome home = KeycloakDistribution.of(Build.keycloakZip(), Build.distributionZip())
                .withProvider(Build.rehearsalClock())
                .installIn(folder.resolve("keycloak-exposed"));
        home.deleteData();
        return KeycloakProcess.start(
                home,
                new KeycloakOptions(
                        FreePort.find(), FreePort.find(), folder.resolve("keycloak-exposed.log"), List.of(option)));
    }
}
