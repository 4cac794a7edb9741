package it.varco.it.roles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** People with what Varco remembers of them; nobody edits that through users' APIs, so they come by an import. */
public final class Records {

    private final TestRealm realm;

    /** Those of that realm. */
    public Records(TestRealm realm) {
        this.realm = realm;
    }

    /** The person's account, with these grants; one that is there already is made anew under the same id. */
    public String put(Person person, String... grants) {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("id", id(person))
                .put("username", "of-old-" + person.userName())
                .put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("fiscalNumber").add(person.fiscalCode());
        Arrays.stream(grants).forEach(attributes.putArray("varco.grants")::add);
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "OVERWRITE");
        partial.putArray("users").add(user);
        realm.admin().post("/partialImport", partial);
        return id(person);
    }

    /** The account's id, also before there is one. */
    String id(Person person) {
        return UUID.nameUUIDFromBytes((realm.name() + person.userName()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A grant that is in that state since long ago. */
    public static String grant(String profile, String source, String state) {
        return grant(profile, source, "", state);
    }

    /** A delegation that holds since long ago. */
    static String delegation(String profile, String delegator) {
        return grant(profile, "delegation", "\"delegator\":\"%s\",".formatted(delegator), "active");
    }

    private static String grant(String profile, String source, String delegator, String state) {
        String change =
                "{\"from\":\"2018-01-01T00:00:00Z\",\"state\":\"%s\",\"at\":\"2018-01-01T00:00:00Z\",\"by\":\"test\"}"
                        .formatted(state);
        return "{\"profile\":\"%s\",\"source\":\"%s\",%s\"changes\":[%s]}"
                .formatted(profile, source, delegator, change);
    }
}
