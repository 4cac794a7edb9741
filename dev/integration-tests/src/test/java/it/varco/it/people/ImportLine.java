package it.varco.it.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A line that the import takes, put together by a test. */
final class ImportLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Everybody in the cast has the same. */
    private static final JsonNode HASH =
            read(Cast.lines().lines().findFirst().orElseThrow()).at("/credential/hash");

    private final ObjectNode line = JsonNodeFactory.instance.objectNode();

    private ImportLine(String fiscalCode) {
        line.put("fiscalCode", fiscalCode);
    }

    static ImportLine of(String fiscalCode) {
        return new ImportLine(fiscalCode).with("firstName", "Provolino").with("lastName", "Zampironi");
    }

    ImportLine with(String field, String value) {
        line.put(field, value);
        return this;
    }

    /** With a password of that class, given out on that day: the one that the whole cast has. */
    ImportLine withPassword(String kind, String issued) {
        withRecord(kind, issued);
        ((ObjectNode) line.get("credential")).set("hash", HASH.deepCopy());
        return this;
    }

    /** With this password, hashed as many systems do. */
    ImportLine withPbkdf2(String kind, String issued, String password) {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        int iterations = 1_000;
        withRecord(kind, issued);
        ((ObjectNode) line.get("credential"))
                .putObject("hash")
                .put("algorithm", "pbkdf2-sha512")
                .put("hashIterations", iterations)
                .put("salt", Base64.getEncoder().encodeToString(salt))
                .put("value", Base64.getEncoder().encodeToString(pbkdf2(password, salt, iterations)));
        return this;
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 512))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the record of a password, and no password. */
    ImportLine withRecord(String kind, String issued) {
        line.putObject("credential").put("class", kind).put("issued", issued);
        return this;
    }

    /** Changes the hash. */
    ImportLine withHashField(String field, String value) {
        ((ObjectNode) line.at("/credential/hash")).put(field, value);
        return this;
    }

    ImportLine withGrant(String profile, String source, String from, String state) {
        ObjectNode grant = line.withArray("grants").addObject();
        grant.put("profile", profile).put("source", source);
        grant.putArray("timeline").addObject().put("from", from).put("state", state);
        return this;
    }

    ImportLine withDelegation(String profile, String delegator, String from) {
        withGrant(profile, "delegation", from, "active");
        JsonNode grants = line.get("grants");
        ((ObjectNode) grants.get(grants.size() - 1)).put("delegatorFiscalCode", delegator);
        return this;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return line + "\n";
    }
}
