package it.varco.benchmarks.register;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.RSAKey;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderRegistration;
import it.varco.demo.order.OrderSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An Order that speaks to the realm that ships, in batches or message by message. */
final class OrderWork implements Work {

    private static final String REALM = "inail";
    private static final String CLIENT = "ordine-consulenti";
    private static final int LOADED_AT_ONCE = 500;
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(40);

    /** What has been said to the realm so far, by whichever way: each person's turns are counted together. */
    static final class Conversation {

        private final List<String> people;
        private final OrderSystem order;
        private int said;
        private String token = "";
        private Instant tokenFetched = Instant.MIN;

        private Conversation(List<String> people, OrderSystem order) {
            this.people = people;
            this.order = order;
        }

        /** Sends it with the token at hand, as long as that is used: the administrator's is kept as long. */
        private void send(String type, String body) {
            if (tokenFetched.plus(TOKEN_USED_FOR).isBefore(Instant.now())) {
                token = order.token();
                tokenFetched = Instant.now();
            }
            accepted(order.send(token, type, body));
        }

        private String next() {
            int turn = said / people.size();
            String person = people.get(said % people.size());
            ObjectNode message = JsonNodeFactory.instance
                    .objectNode()
                    .put("eventId", "e" + said++)
                    .put("type", turn % 2 == 0 ? "SUSPENDED" : "REACTIVATED")
                    .put("fiscalCode", person)
                    .put("communicatedAt", "2020-02-01T09:30:00+01:00")
                    .put("effectiveDate", "2020-03-10")
                    .put("sequence", turn + 1);
            return message.toString();
        }
    }

    private final String title;
    private final Conversation conversation;
    private final int size;
    private final int atOnce;

    private OrderWork(String title, Conversation conversation, int size, int atOnce) {
        this.title = title;
        this.conversation = conversation;
        this.size = size;
        this.atOnce = atOnce;
    }

    /** Makes the realm, with an account for everybody, whom the register holds for active. */
    static Conversation begin(ShippedServer server, List<String> people) {
        ObjectNode realm = server.shipped(REALM);
        realm.path("components")
                .path("it.varco.policy.keycloak.setting.RealmSetting")
                .forEach(setting -> {
                    if (setting.path("providerId").asText().equals("varco-register")) {
                        ((ObjectNode) setting.path("config"))
                                .putArray("events-per-minute")
                                .add("1000000");
                    }
                });
        server.admin().post("/admin/realms", realm);
        for (int from = 0; from < people.size(); from += LOADED_AT_ONCE) {
            load(server, people.subList(from, Math.min(people.size(), from + LOADED_AT_ONCE)));
        }
        RSAKey key = OrderKey.make();
        OrderRegistration.of(server.admin(), REALM, CLIENT, key);
        return new Conversation(people, new OrderSystem(server.issuer(REALM), CLIENT, key));
    }

    /** So many events in one call. */
    static Work inBatches(Conversation conversation, int size) {
        return new OrderWork("events, %d a call".formatted(size), conversation, size, size);
    }

    /** A call for each event. */
    static Work oneByOne(Conversation conversation, int size) {
        return new OrderWork("events, one a call", conversation, size, 1);
    }

    private static void load(ShippedServer server, List<String> people) {
        ObjectNode accounts = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        ArrayNode users = accounts.putArray("users");
        people.forEach(code -> users.addObject()
                .put("username", "of-old-" + code.hashCode())
                .put("enabled", true)
                .putObject("attributes")
                .putArray("fiscalNumber")
                .add(code));
        server.admin().post("/admin/realms/%s/partialImport".formatted(REALM), accounts);
        String lines = people.stream()
                .map(code -> JsonNodeFactory.instance
                        .objectNode()
                        .put("fiscalCode", code)
                        .put("state", "active")
                        .put("since", "2015-01-01")
                        .put("level", "strong")
                        .toString())
                .collect(Collectors.joining("\n"));
        accepted(server.admin()
                .sendLines(
                        "/admin/realms/%s/professional-register/load?profile=consulenti-del-lavoro".formatted(REALM),
                        lines));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void block() {
        for (int said = 0; said < size; said += atOnce) {
            String lines = IntStream.range(0, atOnce)
                    .mapToObj(i -> conversation.next())
                    .collect(Collectors.joining("\n"));
            conversation.send(atOnce == 1 ? OrderSystem.ONE : OrderSystem.LINES, lines);
        }
    }

    private static void accepted(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
