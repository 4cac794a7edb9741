package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.testidp.Person;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Accounts as the body's old system left them, for the JSON of a test realm: hashed, since a realm import asks the policy. */
public final class LegacyAccounts {

    /** What everybody's old password is. */
    public static final String PASSWORD = "la-vecchia-password";

    /** The record of a password given out after a look at the person's papers, long ago. */
    public static final String OF_2016 = "{\"class\":\"legacy-dispositive\",\"issued\":\"2016-03-01T09:00:00Z\"}";

    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 16;

    private final ArrayNode users;
    private final int iterations;

    private LegacyAccounts(ArrayNode users, int iterations) {
        this.users = users;
        this.iterations = iterations;
    }

    /** Adds accounts to a realm that is about to be imported. */
    public static LegacyAccounts in(ObjectNode realm) {
        return in(realm, 27_500);
    }

    /** The same, with as many rounds of PBKDF2 with SHA-256. */
    public static LegacyAccounts in(ObjectNode realm, int iterations) {
        return new LegacyAccounts(realm.withArray("users"), iterations);
    }

    /** One account with a password and the record of it. */
    public ObjectNode add(Person person, String record) {
        ObjectNode user = addWithoutRecord(person);
        user.withObject("/attributes").putArray("varco.legacy-credential").add(record);
        return user;
    }

    /** One account with a password that nobody remembers having given out. */
    public ObjectNode addWithoutRecord(Person person) {
        ObjectNode user = addWithoutPassword(person);
        user.putArray("credentials").add(hashed(PASSWORD, iterations));
        return user;
    }

    /** One account without a password. */
    public ObjectNode addWithoutPassword(Person person) {
        ObjectNode user = users.addObject();
        user.put("username", "p-" + person.userName() + "-of-old").put("enabled", true);
        user.put("firstName", person.givenName()).put("lastName", person.familyName());
        user.putObject("attributes").putArray("fiscalNumber").add(person.fiscalCode());
        return user;
    }

    /** Gives the account a profile that it has held since long ago, in a state such as {@code active}. */
    public static void grant(ObjectNode user, String profile, String source, String state) {
        user.withObject("/attributes")
                .withArray("varco.grants")
                .add("{\"profile\":\"%s\",\"source\":\"%s\",\"changes\":[{\"from\":\"2016-03-01T09:00:00Z\","
                                .formatted(profile, source)
                        + "\"state\":\"%s\",\"at\":\"2016-03-01T09:00:00Z\",\"by\":\"import\"}]}".formatted(state));
    }

    /** A credential as exports hold them. */
    public static ObjectNode hashed(String password) {
        return hashed(password, 27_500);
    }

    private static ObjectNode hashed(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "password")
                    .put(
                            "credentialData",
                            "{\"hashIterations\":%d,\"algorithm\":\"pbkdf2-sha256\"}".formatted(iterations))
                    .put(
                            "secretData",
                            "{\"value\":\"%s\",\"salt\":\"%s\"}"
                                    .formatted(base64.encodeToString(hash), base64.encodeToString(salt)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
