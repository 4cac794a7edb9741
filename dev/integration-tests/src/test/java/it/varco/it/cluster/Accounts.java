package it.varco.it.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import java.util.Locale;

/** Accounts of people whom an Order speaks of. Nobody writes such records through users' APIs, so they come by an import. */
final class Accounts {

    private final TestRealm realm;

    Accounts(TestRealm realm) {
        this.realm = realm;
    }

    void open(Iterable<String> fiscalCodes) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        ArrayNode users = partial.putArray("users");
        int number = 0;
        for (String code : fiscalCodes) {
            users.addObject()
                    .put("username", "of-old-" + code.substring(0, 6).toLowerCase(Locale.ROOT) + number++)
                    .put("enabled", true)
                    .putObject("attributes")
                    .putArray("fiscalNumber")
                    .add(code);
        }
        realm.admin().post("/partialImport", partial);
    }

    /** What is written on somebody's account of profiles, without when it was written. */
    String grants(String fiscalCode) {
        return realm.admin()
                .usersWith("fiscalNumber", fiscalCode)
                .get(0)
                .path("attributes")
                .path("varco.grants")
                .toString()
                .replaceAll("\\\\\"at\\\\\":\\\\\"[^\"]*\\\\\",?", "");
    }
}
