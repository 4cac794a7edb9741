package it.varco.it.attack;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The attacker signs in at the identity provider's own pages, over HTTP, and stops before the answer is posted. */
final class ProviderVisit {

    private ProviderVisit() {}

    static Sitting of(TestRealm realm, TestIdentityProvider provider) {
        HttpPerson person = new HttpPerson(realm);
        URI door = person.get(person.startLink(person.openSignIn(), provider)).address();
        HttpPerson.Page consent = submit(
                person,
                person.get(door),
                "/login",
                Map.of("username", Victim.ATTACKER.userName(), "password", People.PASSWORD, "action", "login"));
        HttpPerson.Page answer = submit(person, consent, "/consent", Map.of("action", "consent"));
        Map<String, String> fields = answer.fieldsTo("/broker/");
        ReceivedRequest request = ReceivedRequest.fromRedirect(door);
        return new Sitting(
                person,
                answer.formTo("/broker/"),
                fields.get("RelayState"),
                new String(Base64.getDecoder().decode(fields.get("SAMLResponse")), StandardCharsets.UTF_8),
                script -> provider.answerTo(request, Victim.ATTACKER, Level.L2, script)
                        .xml());
    }

    private static HttpPerson.Page submit(
            HttpPerson person, HttpPerson.Page page, String form, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(page.fieldsTo(form));
        fields.putAll(typed);
        return person.post(page.formTo(form), fields);
    }
}
