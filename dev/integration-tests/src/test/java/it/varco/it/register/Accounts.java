package it.varco.it.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.List;
import java.util.stream.StreamSupport;

/** The accounts of people of whom an Order speaks; nobody writes their records through users' APIs, so they come by an import. */
final class Accounts {

    private final TestRealm realm;

    Accounts(TestRealm realm) {
        this.realm = realm;
    }

    /** Gives somebody an account. */
    void open(String userName) {
        Person person = People.named(userName).orElseThrow();
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", "of-old-" + userName)
                .put("enabled", true);
        user.putObject("attributes").putArray("fiscalNumber").add(person.fiscalCode());
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "OVERWRITE");
        partial.putArray("users").add(user);
        realm.admin().post("/partialImport", partial);
    }

    /** From when which state holds, by what is written on somebody's account. */
    List<String> states(String userName) {
        return grants(userName).stream()
                .map(Accounts::read)
                .flatMap(grant -> StreamSupport.stream(grant.path("changes").spliterator(), false))
                .map(change -> change.path("from").asText() + " "
                        + change.path("state").asText())
                .toList();
    }

    /** What is written on somebody's account of profiles. */
    List<String> grants(String userName) {
        String code = People.named(userName).orElseThrow().fiscalCode();
        return realm.admin().usersWith("fiscalNumber", code).stream()
                .flatMap(account -> StreamSupport.stream(
                        account.path("attributes").path("varco.grants").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
