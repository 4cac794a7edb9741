package it.varco.testidp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A request as it came over the wire, nothing checked yet (SPID technical rules, transmission of messages).
 *
 * @param binding how it came
 * @param xml the message, decoded
 * @param relayState what is to be given back
 * @param querySignature the signature outside the message, with HTTP-Redirect alone
 */
record Submission(Binding binding, byte[] xml, Optional<String> relayState, Optional<QuerySignature> querySignature) {
    private static final int LARGEST_MESSAGE = 128 * 1024;

    /** The signature of a query: over its parameters exactly as they were URL-encoded. */
    record QuerySignature(String signedText, String algorithm, byte[] value) {}

    /** @throws UnreadableMessage where the fields don't hold a message */
    static Submission fromForm(FormFields fields) {
        return new Submission(
                Binding.POST, base64(fields.required("SAMLRequest")), fields.value("RelayState"), Optional.empty());
    }

    /** @throws UnreadableMessage where the query doesn't hold a message */
    static Submission fromQuery(FormFields query) {
        return fromQuery(query, "SAMLRequest");
    }

    /** @throws UnreadableMessage where the query doesn't hold an answer */
    static Submission answerFromQuery(FormFields query) {
        return fromQuery(query, "SAMLResponse");
    }

    private static Submission fromQuery(FormFields query, String message) {
        byte[] xml = inflate(base64(query.required(message)));
        return new Submission(Binding.REDIRECT, xml, query.value("RelayState"), querySignature(query, message));
    }

    String text() {
        return new String(xml, StandardCharsets.UTF_8);
    }

    private static Optional<QuerySignature> querySignature(FormFields query, String message) {
        Optional<String> algorithm = query.value("SigAlg");
        Optional<String> signature = query.value("Signature");
        if (algorithm.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        String signedText = message + "=" + query.raw(message).orElseThrow()
                + query.raw("RelayState").map("&RelayState="::concat).orElse("")
                + "&SigAlg=" + query.raw("SigAlg").orElseThrow();
        return Optional.of(new QuerySignature(signedText, algorithm.get(), base64(signature.get())));
    }

    private static byte[] base64(String text) {
        try {
            // Line breaks are the one liberty that SAML's bindings leave to Base64.
            return Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage(4, "a parameter is not Base64");
        }
    }

    private static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            byte[] bytes = stream.readNBytes(LARGEST_MESSAGE + 1);
            if (bytes.length > LARGEST_MESSAGE) {
                throw new UnreadableMessage(4, "the message is longer than " + LARGEST_MESSAGE + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableMessage(4, "SAMLRequest is not deflated, as HTTP-Redirect wants it");
        } finally {
            inflater.end();
        }
    }
}
