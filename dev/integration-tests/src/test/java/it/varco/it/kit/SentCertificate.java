package it.varco.it.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** How a proxy passes a certificate on. */
public enum SentCertificate {
    /** PEM, escaped as in an address. */
    ESCAPED("ssl-client-cert") {
        @Override
        public String value(X509Certificate certificate) {
            return URLEncoder.encode(
                            "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                                    .formatted(base64(certificate)),
                            StandardCharsets.US_ASCII)
                    .replace("+", "%20");
        }
    },
    /** RFC 9440. */
    RFC9440("Client-Cert") {
        @Override
        public String value(X509Certificate certificate) {
            return ":" + base64(certificate) + ":";
        }
    };

    private final String header;

    SentCertificate(String header) {
        this.header = header;
    }

    /** The name of the header. */
    public String header() {
        return header;
    }

    /** What is in it. */
    public abstract String value(X509Certificate certificate);

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
