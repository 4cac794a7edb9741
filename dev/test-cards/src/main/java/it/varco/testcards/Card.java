package it.varco.testcards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A card without hardware.
 *
 * @param recipe what is in its certificate
 * @param certificate the certificate for signing in
 * @param chain the certificate first, then its authority's, up to one that is signed by itself
 * @param privateKey the key that a real card would keep to itself
 */
public record Card(Recipe recipe, X509Certificate certificate, List<X509Certificate> chain, PrivateKey privateKey) {
    /** Copies what it gets. */
    public Card {
        Objects.requireNonNull(recipe, "recipe");
        Objects.requireNonNull(certificate, "certificate");
        chain = List.copyOf(chain);
        Objects.requireNonNull(privateKey, "privateKey");
    }

    /** Key and certificate as PKCS #12 file. Without the authorities': a card sends its own certificate and nothing else. */
    public byte[] toPkcs12(String password) {
        return toPkcs12("card", password);
    }

    /** The same under a name of its own, by which whoever imports several tells them apart. */
    public byte[] toPkcs12(String name, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, privateKey, password.toCharArray(), new X509Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A card could not be written", e);
        }
    }

    /** The certificate as PEM. */
    public String pem() {
        return Pem.of(certificate);
    }

    /** Ends up in assertion failures and logs, where people have no place. */
    @Override
    public String toString() {
        return "Card[" + recipe.issuer() + ", " + recipe.subject() + "]";
    }
}
