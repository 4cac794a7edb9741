package it.varco.it.kit;

import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** The same Keycloak with nothing of ours in it, to hold the one under test against. */
public final class StockKeycloak implements TargetKeycloak {

    private final KeycloakProcess process;

    private StockKeycloak(KeycloakProcess process) {
        this.process = process;
    }

    /** Starts it beside the one under test. */
    static StockKeycloak start() {
        Path folder = Build.output();
        KeycloakHome home = KeycloakDistribution.of(
                        Build.keycloakZip(), emptyZip(folder.resolve("nothing-of-ours.zip")))
                .installIn(folder.resolve("keycloak-stock"));
        home.deleteData();
        return new StockKeycloak(KeycloakProcess.start(
                home,
                new KeycloakOptions(
                        FreePort.find(), FreePort.find(), folder.resolve("keycloak-stock.log"), List.of())));
    }

    private static Path emptyZip(Path file) {
        try {
            new ZipOutputStream(Files.newOutputStream(file)).close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUrl() {
        return process.baseUrl();
    }

    @Override
    public URI managementUrl() {
        return process.managementUrl();
    }

    @Override
    public URI cardOrigin() {
        throw new UnsupportedOperationException("a Keycloak without us asks for no cards");
    }

    @Override
    public String log() {
        return process.logged();
    }

    @Override
    public void close() {
        process.close();
    }
}
