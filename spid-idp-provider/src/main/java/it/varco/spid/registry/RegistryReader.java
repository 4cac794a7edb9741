package it.varco.spid.registry;

import it.varco.policy.stage.Stage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a feed in whichever of the two forms it comes: JSON, which nobody signs, or metadata of many or of one. */
public final class RegistryReader {

    private static final Pattern ARMOR = Pattern.compile("-----(?:BEGIN|END) CERTIFICATE-----");
    private static final String LINE = "\n";

    private final RegistryFeed json = new RegistryFeed();

    /**
     * Reads a feed that has just come.
     *
     * @param pinned the certificates with one of which the feed is signed; where there is none, no signature is asked for
     * @throws RegistryFeedException where the text as a whole is no feed, or is not believed
     */
    public RegistryReading read(String text, List<X509Certificate> pinned, Stage stage, Instant now)
            throws RegistryFeedException {
        if (text.length() > RegistryFeed.LONGEST) {
            throw new RegistryFeedException("the feed is longer than " + RegistryFeed.LONGEST + " characters");
        }
        if (isXml(text)) {
            return RegistryMetadata.read(text, pinned, stage, now);
        }
        if (!pinned.isEmpty()) {
            throw new RegistryFeedException(
                    RegistryProblem.NOT_SIGNED, "it is JSON, which nobody signs, and registryCertificates are set");
        }
        return json.read(text, stage);
    }

    /**
     * Reads a copy that was believed when it was kept, and whose end nobody waits for.
     *
     * @throws RegistryFeedException where it cannot be read
     */
    public RegistryReading readAgain(String text, Stage stage) throws RegistryFeedException {
        return isXml(text) ? RegistryMetadata.read(text, List.of(), stage, Instant.MIN) : json.read(text, stage);
    }

    /**
     * The certificates of a setting, in PEM or in bare base64.
     *
     * @throws IllegalArgumentException where there is something else
     */
    public static List<X509Certificate> certificates(String text) {
        return ARMOR.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(RegistryReader::certificate)
                .toList();
    }

    private static X509Certificate certificate(String base64) {
        String armored = String.join(
                LINE, "-----BEGIN CERTIFICATE-----", base64.replaceAll("\\s", LINE), "-----END CERTIFICATE-----", "");
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(armored.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("not a certificate", unreadable);
        }
    }

    private static boolean isXml(String text) {
        return text.stripLeading().startsWith("<");
    }
}
