package it.varco.spid.logout;

import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.StrictBase64;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The query of an address that carries a SAML message by HTTP-Redirect. What is signed is what was sent, octet by octet, so the
 * values are kept as they were encoded.
 *
 * <p>Source: OASIS SAML 2.0 bindings, 3.4.4.1; SPID technical rules, transmission of messages.
 */
public final class SignedQuery {

    /** Of a message, inflated; genuine ones have some two thousand octets. */
    private static final int LONGEST = 32 * 1024;

    private static final Map<String, String> ALGORITHMS = Map.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");

    private final String message;
    private final Map<String, String> encoded;

    private SignedQuery(String message, Map<String, String> encoded) {
        this.message = message;
        this.encoded = encoded;
    }

    /**
     * Reads the query of an address.
     *
     * @param rawQuery as it was sent
     * @param message {@code SAMLRequest} or {@code SAMLResponse}
     * @return one that holds nothing where any parameter comes twice, so that no two readers can see two messages in it
     */
    public static SignedQuery of(String rawQuery, String message) {
        Map<String, String> encoded = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && encoded.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                return new SignedQuery(message, Map.of());
            }
        }
        return new SignedQuery(message, encoded);
    }

    /** The message, inflated; empty where there is none, or more than is read. */
    public Optional<byte[]> xml() {
        return decoded(message).flatMap(StrictBase64::decode).flatMap(SignedQuery::inflated);
    }

    /** What came back with the message. */
    public Optional<String> relayState() {
        return decoded("RelayState");
    }

    /** Whether one of these keys signed it, by an algorithm that SPID admits. */
    public boolean isSignedWith(List<PublicKey> keys) {
        Optional<String> algorithm = decoded("SigAlg").map(ALGORITHMS::get);
        Optional<byte[]> signature = decoded("Signature").flatMap(StrictBase64::decode);
        return algorithm.isPresent()
                && signature.isPresent()
                && keys.stream()
                        .filter(EnvelopedSignature::isStrongEnough)
                        .anyMatch(key -> verifies(algorithm.get(), signature.get(), key));
    }

    private boolean verifies(String algorithm, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(signedText().getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private String signedText() {
        List<String> parts = new ArrayList<>();
        for (String name : List.of(message, "RelayState", "SigAlg")) {
            if (encoded.containsKey(name)) {
                parts.add(name + "=" + encoded.get(name));
            }
        }
        return String.join("&", parts);
    }

    private Optional<String> decoded(String name) {
        try {
            return Optional.ofNullable(encoded.get(name))
                    .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> inflated(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0 || text.size() + count > LONGEST) {
                    return Optional.empty();
                }
                text.write(part, 0, count);
            }
            return Optional.of(text.toByteArray());
        } catch (DataFormatException notDeflated) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
