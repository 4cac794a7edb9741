package it.varco.it.kit;

import it.varco.demo.cards.CardPort;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Keycloak beside the one under test, for options that no two tests could share: the same programs, a database of its
 * own. It can be started again with other options; what it has stored stays, and so do its ports.
 */
public final class OtherKeycloak implements TargetKeycloak {

    private static final String OPTION = "--spi-authenticator--varco-card--";

    private final Path folder;
    private final KeycloakHome home;
    private final CardPort cards = new CardPort(FreePort.find(), Build.cards());
    private final int http = FreePort.find();
    private final int management = FreePort.find();
    private Optional<KeycloakProcess> process = Optional.empty();
    private int starts;

    OtherKeycloak(String name) {
        this.folder = Build.output().toAbsolutePath().resolve("keycloak-" + name);
        this.home = ProcessKeycloak.distribution().installIn(Build.output().resolve("keycloak"));
        cards.writeTo(home.directory());
        new KeycloakHome(folder).deleteData();
        forgetKeptList();
    }

    /** The one thing that is kept beside the programs: a run before this one may have left it to a server that was kept. */
    private void forgetKeptList() {
        try {
            Files.deleteIfExists(home.directory().resolve("data").resolve("varco-card-trusted-list.xml"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Starts it, again if it is running.
     *
     * @param cardOptions the options of the card step but its origin, such as {@code revocation=off}
     * @throws it.varco.demo.keycloak.KeycloakFailure where it does not start; with the end of its log
     */
    public void startWith(String... cardOptions) {
        close();
        starts++;
        List<String> options = Stream.concat(
                        Stream.of(
                                "--db-url=jdbc:h2:file:%s/data/h2;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
                                        .formatted(folder),
                                "--https-port=" + cards.port(),
                                OPTION + "origin=" + cards.origin()),
                        Stream.of(cardOptions).map(OPTION::concat))
                .toList();
        process = Optional.of(KeycloakProcess.start(home, new KeycloakOptions(http, management, logFile(), options)));
    }

    /** A realm like that which ships; the caller closes it while the server runs. */
    public TestRealm newRealm(SpidTestIdentityProviders identityProviders) {
        return TestRealm.in(this, identityProviders, json -> {});
    }

    @Override
    public URI baseUrl() {
        return running().baseUrl();
    }

    @Override
    public URI managementUrl() {
        return running().managementUrl();
    }

    @Override
    public URI cardOrigin() {
        return cards.origin();
    }

    /** Of the last start, also of one that failed. */
    @Override
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.ifPresent(KeycloakProcess::close);
        process = Optional.empty();
    }

    private Path logFile() {
        return folder.resolve("keycloak-%d.log".formatted(starts));
    }

    private KeycloakProcess running() {
        return process.orElseThrow(() -> new IllegalStateException("not started"));
    }
}
