package it.varco.it.kit;

import it.varco.demo.cards.CardPort;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keycloak from its zip, as a process on free ports. */
final class ProcessKeycloak implements TargetKeycloak {

    private final RunningServer server;
    private final Runnable stop;

    private ProcessKeycloak(RunningServer server, Runnable stop) {
        this.server = server;
        this.stop = stop;
    }

    static ProcessKeycloak start() {
        Path folder = Build.output();
        KeycloakDistribution distribution = distribution();
        KeptServer kept = new KeptServer(folder.resolve("keycloak-kept.properties"));
        Optional<RunningServer> reusable = kept.reusable(distribution.fingerprint());
        if (Build.keepsKeycloak() && reusable.isPresent()) {
            return new ProcessKeycloak(reusable.get(), () -> {});
        }
        kept.stop();
        KeycloakHome home = distribution.installIn(folder.resolve("keycloak"));
        home.deleteData();
        CardPort cards = new CardPort(FreePort.find(), Build.cards());
        cards.writeTo(home.directory());
        KeycloakProcess process = KeycloakProcess.start(
                home,
                new KeycloakOptions(FreePort.find(), FreePort.find(), folder.resolve("keycloak.log"), options(cards)));
        RunningServer server = new RunningServer(
                process.baseUrl(),
                process.managementUrl(),
                cards.origin(),
                process.log(),
                process.pid(),
                distribution.fingerprint());
        if (Build.keepsKeycloak()) {
            kept.remember(server);
            return new ProcessKeycloak(server, () -> {});
        }
        return new ProcessKeycloak(server, process::close);
    }

    /** E-mails are looked for every second, since tests wait for them. */
    private static List<String> options(CardPort cards) {
        List<String> options = new ArrayList<>(cards.options());
        options.add("--spi-jpa-entity-provider--varco-mail--every-seconds=1");
        return options;
    }

    /** What is tested, and what moves the day. */
    static KeycloakDistribution distribution() {
        return KeycloakDistribution.of(Build.keycloakZip(), Build.distributionZip())
                .withProvider(Build.rehearsalClock());
    }

    @Override
    public URI baseUrl() {
        return server.baseUrl();
    }

    @Override
    public URI managementUrl() {
        return server.managementUrl();
    }

    @Override
    public URI cardOrigin() {
        return server.cardOrigin();
    }

    @Override
    public String log() {
        return server.logged();
    }

    @Override
    public void close() {
        stop.run();
    }
}
