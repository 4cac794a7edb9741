package it.varco.benchmarks.card;

import it.varco.testcards.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The one https port at which both ways of signing in ask for a card. */
final class CardListener {

    private static final char[] NO_PASSWORD = "none".toCharArray();

    private final TrustManagerFactory trust;

    /** @param certificate what the port shows of itself, PEM */
    CardListener(Path certificate) {
        try (var pem = Files.newInputStream(certificate)) {
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry(
                    "listener", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(believed);
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** TLS as a browser speaks it that remembers nothing of earlier connections and has that card. */
    SSLContext with(Card card) {
        try {
            KeyStore reader = KeyStore.getInstance("PKCS12");
            reader.load(null, null);
            reader.setKeyEntry("card", card.privateKey(), NO_PASSWORD, new Certificate[] {card.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(reader, NO_PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
