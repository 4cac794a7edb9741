package it.varco.demo.cards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate of the card port for {@code localhost} and {@code 127.0.0.1}, signed by itself and made once.
 *
 * @param certificate PEM
 * @param key PEM, PKCS #8
 */
public record ServerCertificate(Path certificate, Path key) {

    private static final String HOST = "localhost";
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration LIFE = Duration.ofDays(800);
    private static final Duration SKEW = Duration.ofDays(1);
    private static final int LINE = 64;

    /** The one in that folder, made where there is none. */
    public static ServerCertificate in(Path folder) {
        ServerCertificate files =
                new ServerCertificate(folder.resolve("card-port.crt.pem"), folder.resolve("card-port.key.pem"));
        try {
            if (!Files.exists(files.certificate) || !Files.exists(files.key)) {
                Files.createDirectories(folder);
                files.make();
            }
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("No certificate could be made for the card port", failed);
        }
    }

    private void make() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=" + HOST);
        byte[] made = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minus(SKEW)),
                                Date.from(now.plus(LIFE)),
                                name,
                                keys.getPublic())
                        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, HOST), new GeneralName(GeneralName.iPAddress, ADDRESS)
                        }))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())))
                .getEncoded();
        Files.writeString(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", made));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der));
    }
}
