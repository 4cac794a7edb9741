package it.varco.demo.cards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The port at which a Keycloak of ours asks for cards, on loopback. It takes certificates that nobody has verified, so that
 * each of them gets its page and not a broken handshake: right for a demo and for tests, and for nothing else.
 *
 * @param port where it listens
 * @param folder with what {@link CardOffice} and {@link ServerCertificate} keep
 */
public record CardPort(int port, Path folder) {

    /**
     * TLS gives out no tickets for later: with one, a browser would come in once more with a card that was taken out. (TLS 1.3
     * has no other way to resume, so no other version is spoken.)
     */
    private static final String NO_RESUMPTION = "-Djdk.tls.server.sessionTicketTimeout=0";

    private static final String OPTION = "--spi-authenticator--varco-card--";

    /** The origin that the step sends people to. */
    public URI origin() {
        return URI.create("https://localhost:" + port);
    }

    /** The one for another card: the same port, and to a browser another host. */
    public URI otherOrigin() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** The options of {@code kc.sh start}. */
    public List<String> options() {
        return List.of(
                NO_RESUMPTION,
                "--https-port=" + port,
                OPTION + "origin=" + origin() + "," + otherOrigin(),
                OPTION + "anchors=" + CardOffice.anchors(folder),
                OPTION + "unverified-listener=true");
    }

    /** Writes what Keycloak reads about TLS beside its own options. */
    public void writeTo(Path keycloakHome) {
        ServerCertificate server = ServerCertificate.in(folder);
        try {
            Files.writeString(keycloakHome.resolve("conf").resolve("quarkus.properties"), """
                    quarkus.http.tls-configuration-name=card
                    quarkus.http.http2=false
                    quarkus.tls.card.key-store.pem.0.cert=%s
                    quarkus.tls.card.key-store.pem.0.key=%s
                    quarkus.tls.card.trust-all=true
                    quarkus.tls.card.protocols=TLSv1.3
                    """.formatted(
                            server.certificate(), server.key()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
