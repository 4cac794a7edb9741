package it.varco.spid.metadata;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that the metadata publishes.
 *
 * @param signing signs the metadata and the requests
 * @param certificate the signing key's
 * @param others certificates published beside it during a renewal
 */
public record MetadataKey(PrivateKey signing, X509Certificate certificate, List<X509Certificate> others) {

    public MetadataKey {
        others = List.copyOf(others);
    }

    Stream<X509Certificate> published() {
        return Stream.concat(Stream.of(certificate), others.stream());
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "MetadataKey[…]";
    }
}
