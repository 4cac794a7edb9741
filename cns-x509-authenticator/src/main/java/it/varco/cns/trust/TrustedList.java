package it.varco.cns.trust;

import it.varco.cns.trust.TrustFault.Kind;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A trusted list whose signature holds.
 *
 * @param digest the SHA-256 of it as published, in hexadecimal
 * @param sequence its number, which only goes up
 * @param nextUpdate until when it promises to be replaced
 * @param authorities the services that identify people and whose status is wanted
 */
record TrustedList(String digest, long sequence, Instant nextUpdate, List<X509Certificate> authorities) {

    /** The largest list that is read, in bytes; the Italian one has three million. */
    static final int LONGEST = 20 * 1024 * 1024;

    private static final String IDENTITY_SERVICE = "http://uri.etsi.org/TrstSvc/Svctype/IdV";

    /**
     * Reads a list.
     *
     * @param now services whose status begins later are not in force
     * @throws TrustedListException where it is too large, no list, or not signed by one of ours
     */
    static TrustedList read(byte[] bytes, TrustedListSettings settings, Instant now) throws TrustedListException {
        if (bytes.length > LONGEST) {
            throw new TrustedListException(Kind.LIST_TOO_LARGE);
        }
        try {
            ListXml root = ListXml.parse(bytes);
            if (!root.is(ListXml.LIST_NS, "TrustServiceStatusList")) {
                throw new TrustedListException(Kind.LIST_MALFORMED);
            }
            new ListSignature(root, settings.signers()).verify();
            return new TrustedList(
                    digest(bytes),
                    Long.parseLong(text(root, "SchemeInformation", "TSLSequenceNumber")),
                    instant(text(root, "SchemeInformation", "NextUpdate", "dateTime")),
                    authorities(root, settings, now));
        } catch (RuntimeException unreadable) {
            // Whoever is on the way to the list chooses what it says, and the JDK's readers do not declare all that
            // they throw.
            throw new TrustedListException(Kind.LIST_MALFORMED);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<X509Certificate> authorities(ListXml root, TrustedListSettings settings, Instant now)
            throws TrustedListException {
        List<X509Certificate> authorities = new ArrayList<>();
        for (ListXml service : root.down(
                "TrustServiceProviderList",
                "TrustServiceProvider",
                "TSPServices",
                "TSPService",
                "ServiceInformation")) {
            if (isWanted(service, settings, now)) {
                service.down("ServiceDigitalIdentity", "DigitalId", "X509Certificate").stream()
                        .flatMap(certificate -> certificate(certificate.text()).stream())
                        .filter(Anchor::isAuthority)
                        .forEach(authorities::add);
            }
        }
        if (authorities.isEmpty()) {
            throw new TrustedListException(Kind.LIST_EMPTY);
        }
        return authorities;
    }

    private static boolean isWanted(ListXml service, TrustedListSettings settings, Instant now) {
        return service.text("ServiceTypeIdentifier").equals(Optional.of(IDENTITY_SERVICE))
                && service.text("ServiceStatus")
                        .filter(settings.statuses()::contains)
                        .isPresent()
                && service.text("StatusStartingTime")
                        .filter(start -> !instant(start).isAfter(now))
                        .isPresent();
    }

    /** One certificate that cannot be read does not lose the others, which are signed all the same. */
    private static Optional<X509Certificate> certificate(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(String dateTime) {
        return OffsetDateTime.parse(dateTime).toInstant();
    }

    private static String text(ListXml root, String... names) throws TrustedListException {
        return root.text(names).orElseThrow(() -> new TrustedListException(Kind.LIST_MALFORMED));
    }
}
