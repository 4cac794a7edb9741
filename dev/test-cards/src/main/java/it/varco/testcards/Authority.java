package it.varco.testcards;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * Who issues certificates.
 *
 * @param name what it is called in addresses and file names
 * @param certificate its certificate
 * @param privateKey the key that belongs to it
 * @param chain its certificate first, then those above it, up to one that is signed by itself
 */
public record Authority(String name, X509Certificate certificate, PrivateKey privateKey, List<X509Certificate> chain) {
    /** Copies what it gets. */
    public Authority {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(privateKey, "privateKey");
        chain = List.copyOf(chain);
    }

    /** The certificate as PEM. */
    public String pem() {
        return Pem.of(certificate);
    }

    @Override
    public String toString() {
        return "Authority[" + name + "]";
    }
}
