package it.varco.spid;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys with certificates, made once for all tests, since making them is what takes time. */
public final class TestKeys {

    public static final TestKey UNO = rsa(2048);
    public static final TestKey DUE = rsa(2048);
    public static final TestKey TRE = rsa(2048);

    /** A key that no registry knows. */
    public static final TestKey STRANGER = rsa(2048);

    /** Shorter than SPID allows. */
    public static final TestKey WEAK = rsa(1024);

    private TestKeys() {}

    /**
     * A key pair and its certificate.
     *
     * @param pair the keys
     * @param certificate self-signed
     */
    public record TestKey(KeyPair pair, X509Certificate certificate) {

        public PrivateKey signing() {
            return pair.getPrivate();
        }

        public PublicKey verifying() {
            return pair.getPublic();
        }

        /** The certificate as registries and metadata write it. */
        public String base64() {
            try {
                return Base64.getEncoder().encodeToString(certificate.getEncoded());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static TestKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=test identity provider");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                    name,
                    pair.getPublic());
            return new TestKey(
                    pair,
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
