package it.varco.testidp;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** With which key, if any, one element of an answer is signed, and which certificate the signature shows. */
record Seal(Function<SigningKey, Optional<SigningKey>> key, Shown shown) {
    /** The provider's own key with its own certificate. */
    static final Seal OWN = new Seal(Optional::of, Shown.THE_KEYS);

    /** No signature. */
    static final Seal NONE = new Seal(own -> Optional.empty(), Shown.NOTHING);

    /** What is left unsigned stays so. */
    Seal with(SigningKey other) {
        return new Seal(own -> key.apply(own).map(used -> other), shown);
    }

    Seal showing(Shown other) {
        return new Seal(key, other);
    }

    void put(Element element, EnvelopedSigner signer, SigningKey own) {
        key.apply(own).ifPresent(used -> signer.sign(element, used.privateKey(), shown.certificate(used)));
    }

    /** What KeyInfo holds. */
    @FunctionalInterface
    interface Shown {
        Shown THE_KEYS = key -> Optional.of(key.certificate());
        Shown NOTHING = key -> Optional.empty();

        Optional<X509Certificate> certificate(SigningKey used);

        static Shown of(X509Certificate certificate) {
            return used -> Optional.of(certificate);
        }
    }
}
