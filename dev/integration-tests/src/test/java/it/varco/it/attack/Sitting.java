package it.varco.it.attack;

import it.varco.it.kit.HttpPerson;
import it.varco.testidp.AnswerScript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/**
 * A person at an identity provider's door, whom a service waits for: one pending request, to which any number of answers can
 * be made and posted.
 *
 * @param person with the cookies of the browser that asked
 * @param consumer where answers go
 * @param relayState what comes back with them
 * @param genuine the identity provider's answer to this request, as it left the provider
 * @param other an answer of the same provider that follows a script
 */
record Sitting(
        HttpPerson person, URI consumer, String relayState, String genuine, Function<AnswerScript, String> other) {

    /** What the provider answers by that script. */
    String answer(AnswerScript script) {
        return script == AnswerScript.genuine() ? genuine : other.apply(script);
    }

    /** Posts whatever as the answer, in the browser that waits for it. */
    HttpPerson.Page post(String xml) {
        return person.post(consumer, Map.of("SAMLResponse", base64(xml), "RelayState", relayState));
    }

    static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
