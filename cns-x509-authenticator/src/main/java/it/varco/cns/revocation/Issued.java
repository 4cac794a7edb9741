package it.varco.cns.revocation;

import it.varco.cns.trust.TrustedCard;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate whose status is asked for, with the one that issued it, as Bouncy Castle reads them. Made of a link of a
 * trusted card and of nothing else.
 */
final class Issued {

    private final X509CertificateHolder certificate;
    private final X509CertificateHolder issuer;
    private final PublicKey issuerKey;
    private final boolean authority;

    private Issued(
            X509CertificateHolder certificate, X509CertificateHolder issuer, PublicKey issuerKey, boolean authority) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.issuerKey = issuerKey;
        this.authority = authority;
    }

    static Issued of(TrustedCard.Link link) {
        return new Issued(
                holder(link.certificate()), holder(link.issuer()), link.issuer().getPublicKey(), link.isOfAuthority());
    }

    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | CertificateEncodingException impossible) {
            throw new IllegalStateException("what the JDK reads, Bouncy Castle reads", impossible);
        }
    }

    /** What tells issuers of one name apart. */
    static String fingerprint(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    BigInteger serial() {
        return certificate.getSerialNumber();
    }

    /** What the certificate says beside names and key; one without extensions is no card, and no authority that we know. */
    Extensions extensions() {
        return certificate.getExtensions();
    }

    X509CertificateHolder issuer() {
        return issuer;
    }

    PublicKey issuerKey() {
        return issuerKey;
    }

    String issuerFingerprint() {
        return fingerprint(issuerKey);
    }

    boolean isAuthority() {
        return authority;
    }
}
