package it.varco.it.card;

import it.varco.testcards.Card;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A browser's TLS with a card reader beside it: it believes the card port, and shows whatever card is in the reader to
 * whoever asks. Cards go in and out while it lives.
 */
final class CardReaderAtHome {

    private final SSLContext tls;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<Principal> named = List.of();
    private volatile Optional<Card> inserted = Optional.empty();

    private CardReaderAtHome(Path serverCertificate) throws GeneralSecurityException, IOException {
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry(
                "server",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(serverCertificate))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new Reader()}, trust.getTrustManagers(), null);
    }

    /** A reader with no card in it. */
    static CardReaderAtHome empty(Path serverCertificate) {
        try {
            return new CardReaderAtHome(serverCertificate);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    CardReaderAtHome insert(Card card) {
        inserted = Optional.of(card);
        return this;
    }

    void remove() {
        inserted = Optional.empty();
    }

    /** In how many handshakes a server has asked for a certificate. */
    int timesAsked() {
        return asked.get();
    }

    /** The authorities that the last server which asked would have a card of; none: of any. */
    List<Principal> namedAuthorities() {
        return named;
    }

    /** A connection of its own to that port, to be written to byte by byte. */
    SSLSocket connect(int port) throws IOException {
        return (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
    }

    /** A new browser window: its connections are its own, what TLS remembers is not. */
    HttpClient http() {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Shows the card, whatever it is: a browser would leave some out, and an attacker would not. */
    private final class Reader extends X509ExtendedKeyManager {

        private static final String CARD = "card";

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return inserted.map(card -> new String[] {CARD}).orElse(null);
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            isAsked(issuers);
            return inserted.map(card -> CARD).orElse(null);
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            isAsked(issuers);
            return inserted.map(card -> CARD).orElse(null);
        }

        private void isAsked(Principal[] issuers) {
            asked.incrementAndGet();
            named = issuers == null ? List.of() : List.of(issuers);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return inserted.map(card -> new X509Certificate[] {card.certificate()})
                    .orElse(null);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return inserted.map(Card::privateKey).orElse(null);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
