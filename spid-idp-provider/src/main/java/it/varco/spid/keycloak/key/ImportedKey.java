package it.varco.spid.keycloak.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentValidationException;

/** The one private key of a PKCS #12 file, with its certificate. */
record ImportedKey(PrivateKey key, X509Certificate certificate) {

    private static final int LONGEST = 100_000;

    /**
     * Reads the file.
     *
     * @param base64 the file
     * @throws ComponentValidationException with a text for the administrator
     */
    static ImportedKey of(String base64, String password) {
        if (base64.length() > LONGEST) {
            throw new ComponentValidationException("keyStore must be one PKCS #12 file of at most 75 KB");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)), password.toCharArray());
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new ComponentValidationException("keyStore must hold exactly one private key");
            }
            return new ImportedKey((PrivateKey) store.getKey(keys.get(0), password.toCharArray()), (X509Certificate)
                    Optional.ofNullable(store.getCertificate(keys.get(0)))
                            .orElseThrow(() ->
                                    new ComponentValidationException("keyStore must hold the key's certificate")));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unreadable) {
            throw new ComponentValidationException(
                    "keyStore must be a PKCS #12 file in base64, and keyStorePassword the one that opens it");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key store that was loaded knows its entries", impossible);
        }
    }
}
