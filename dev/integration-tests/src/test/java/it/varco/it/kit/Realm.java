package it.varco.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** One realm as its administrator sees it; paths of the calls begin below {@code /admin/realms/{realm}}. */
public final class Realm {

    private static final int MANY = 10_000;

    private final URI baseUrl;
    private final String name;
    private final AdminApi admin;

    Realm(URI baseUrl, String name, AdminApi admin) {
        this.baseUrl = baseUrl;
        this.name = name;
        this.admin = admin;
    }

    /** The realm's name. */
    public String name() {
        return name;
    }

    /** The realm's issuer, which is also the address all its endpoints begin with. */
    public URI issuer() {
        return baseUrl.resolve("/realms/" + name);
    }

    /** An address of the realm; the path begins with a slash. */
    public URI url(String path) {
        return URI.create(issuer() + path);
    }

    /** The JSON at an admin path of the realm; the path begins with a slash or is empty. */
    public JsonNode get(String path) {
        return admin.get(at(path));
    }

    /** Posts JSON to an admin path of the realm. */
    public JsonNode post(String path, JsonNode body) {
        return admin.post(at(path), body);
    }

    /** Posts something new to an admin path of the realm; its id. */
    public String create(String path, JsonNode body) {
        return admin.create(at(path), body);
    }

    /** Puts JSON to an admin path of the realm. */
    public JsonNode put(String path, JsonNode body) {
        return admin.put(at(path), body);
    }

    /** Deletes what is at an admin path of the realm. */
    public void delete(String path) {
        admin.delete(at(path));
    }

    /** Sends whatever to an admin path of the realm and gives back the answer as it is, for tests that look at refusals. */
    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        return admin.send(method, at(path), body, headers);
    }

    /** The realm's own representation. */
    public ObjectNode representation() {
        return (ObjectNode) get("");
    }

    /** Gives the person with that fiscal code another one, as an operator does. */
    public void replaceFiscalCode(String before, String after) {
        post(
                "/access-policy/fiscal-code",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("fiscalCode", before)
                        .put("newFiscalCode", after)
                        .put("act", "12/2026"));
    }

    /** Changes the realm's representation and writes it back. */
    public void update(Consumer<ObjectNode> change) {
        ObjectNode realm = representation();
        change.accept(realm);
        put("", realm);
    }

    /** All users, with their attributes. */
    public List<JsonNode> users() {
        return list(get("/users?briefRepresentation=false&max=" + MANY));
    }

    /** The users with this value of an attribute. */
    public List<JsonNode> usersWith(String attribute, String value) {
        return list(
                get("/users?briefRepresentation=false&max=%d&q=%s".formatted(MANY, encoded(attribute + ":" + value))));
    }

    /** The user of exactly this name. */
    public Optional<JsonNode> user(String username) {
        return list(get("/users?briefRepresentation=false&exact=true&username=" + encoded(username))).stream()
                .findFirst();
    }

    /** Creates a user; its id. */
    public String createUser(ObjectNode user) {
        return create("/users", user);
    }

    /** The user's links to identity providers. */
    public List<JsonNode> federatedIdentities(String userId) {
        return list(get("/users/%s/federated-identity".formatted(userId)));
    }

    /** The user's sessions. */
    public List<JsonNode> sessions(String userId) {
        return list(get("/users/%s/sessions".formatted(userId)));
    }

    /** How many sessions all users have together. */
    public int sessionCount() {
        return users().stream()
                .mapToInt(user -> sessions(user.path("id").asText()).size())
                .sum();
    }

    /** The login events stored so far, newest first. */
    public List<JsonNode> events() {
        return list(get("/events?max=" + MANY));
    }

    /** The login events of one type stored so far, newest first. */
    public List<JsonNode> events(String type) {
        return list(get("/events?max=%d&type=%s".formatted(MANY, type)));
    }

    /** Forgets the login events. */
    public void clearEvents() {
        delete("/events");
    }

    /** The admin events stored so far, newest first. */
    public List<JsonNode> adminEvents() {
        return list(get("/admin-events?max=" + MANY));
    }

    /** The realm's components of that provider type, all where it is empty. */
    public List<JsonNode> components(String providerType) {
        return list(get(providerType.isEmpty() ? "/components" : "/components?type=" + encoded(providerType)));
    }

    /** The realm's identity providers. */
    public List<JsonNode> identityProviders() {
        return list(get("/identity-provider/instances"));
    }

    /** The identity provider of that alias. */
    public ObjectNode identityProvider(String alias) {
        return (ObjectNode) get("/identity-provider/instances/" + encoded(alias));
    }

    /** Changes the identity provider of that alias and writes it back. */
    public void updateIdentityProvider(String alias, Consumer<ObjectNode> change) {
        ObjectNode provider = identityProvider(alias);
        change.accept(provider);
        put("/identity-provider/instances/" + encoded(alias), provider);
    }

    /** Deletes the realm with all that is in it. */
    public void delete() {
        delete("");
    }

    private String at(String path) {
        return "/admin/realms/" + name + path;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
