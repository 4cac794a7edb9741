package it.varco.benchmarks.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.demo.keycloak.AdminApi;
import java.util.ArrayList;
import java.util.List;

/** The same written into an attribute of the account through Keycloak's own API, in a realm with nothing of ours. */
final class AttributeWork implements Work {

    private static final String REALM = "stock";
    private static final String USERS = "/admin/realms/" + REALM + "/users";
    private static final String FISCAL_CODE = "fiscalNumber";
    private static final String STATE = "state";
    private static final int IMPORTED_AT_ONCE = 500;

    /** What the caller knows of an account beforehand. */
    private enum Knowing {
        /** Its whole representation, id included: nothing is asked first. */
        ALL("attribute, the account known beforehand"),

        /** The fiscal code, as an Order does: the account is looked for. */
        FISCAL_CODE("attribute, the account found by its fiscal code");

        private final String title;

        Knowing(String title) {
            this.title = title;
        }
    }

    private final Knowing knowing;
    private final AdminApi admin;
    private final List<ObjectNode> accounts;
    private final int size;
    private int done;

    private AttributeWork(Knowing knowing, AdminApi admin, List<ObjectNode> accounts, int size) {
        this.knowing = knowing;
        this.admin = admin;
        this.accounts = accounts;
        this.size = size;
    }

    /** Makes the realm with an account for everybody, whose attributes an administrator may write. */
    static List<ObjectNode> begin(ShippedServer server, List<String> people) {
        AdminApi admin = server.admin();
        admin.post(
                "/admin/realms",
                JsonNodeFactory.instance.objectNode().put("realm", REALM).put("enabled", true));
        ObjectNode profile = admin.get(USERS + "/profile").deepCopy();
        admin.put(USERS + "/profile", profile.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        List<ObjectNode> accounts = new ArrayList<>();
        for (int from = 0; from < people.size(); from += IMPORTED_AT_ONCE) {
            ObjectNode some = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
            ArrayNode users = some.putArray("users");
            people.subList(from, Math.min(people.size(), from + IMPORTED_AT_ONCE))
                    .forEach(code -> {
                        ObjectNode attributes = users.addObject()
                                .put("username", "of-old-" + code.hashCode())
                                .put("enabled", true)
                                .putObject("attributes");
                        attributes.putArray(FISCAL_CODE).add(code);
                        attributes.putArray(STATE).add("active");
                    });
            admin.post("/admin/realms/%s/partialImport".formatted(REALM), some);
        }
        people.forEach(code -> accounts.add(find(admin, code)));
        return accounts;
    }

    static Work knowingTheAccount(ShippedServer server, List<ObjectNode> accounts, int size) {
        return new AttributeWork(Knowing.ALL, server.admin(), accounts, size);
    }

    static Work knowingTheFiscalCode(ShippedServer server, List<ObjectNode> accounts, int size) {
        return new AttributeWork(Knowing.FISCAL_CODE, server.admin(), accounts, size);
    }

    private static ObjectNode find(AdminApi admin, String fiscalCode) {
        JsonNode found = admin.get(USERS + "?briefRepresentation=false&q=" + FISCAL_CODE + ":" + fiscalCode);
        if (found.size() != 1) {
            throw new IllegalStateException("accounts with one code: " + found.size());
        }
        return found.get(0).deepCopy();
    }

    @Override
    public String title() {
        return knowing.title;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void block() {
        for (int i = 0; i < size; i++, done++) {
            ObjectNode known = accounts.get(done % accounts.size());
            ObjectNode account = knowing == Knowing.ALL
                    ? known
                    : find(
                            admin,
                            known.path("attributes").path(FISCAL_CODE).path(0).asText());
            account.withObject("/attributes").putArray(STATE).add("%s %d".formatted("suspended", done));
            admin.put(USERS + "/" + account.path("id").asText(), account);
        }
    }
}
