package it.varco.spid.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.person.FiscalCode;
import it.varco.spid.log.LoggedTransaction.Label;
import it.varco.spid.registry.Binding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A transaction as bytes: a head in JSON, the request, the answer, compressed together. */
final class TransactionBytes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 4 * 1024 * 1024;

    /** In the head where the request was unfolded; records from before that have none. */
    private static final String UNFOLDED = "unfolded";

    private TransactionBytes() {}

    /** A transaction with the position that it was written for. */
    record Placed(LogPosition position, LoggedTransaction transaction) {}

    static byte[] write(LoggedTransaction transaction, LogPosition position) {
        ObjectNode head = JSON.createObjectNode();
        head.put("at", position.toString())
                .put("alias", transaction.label().alias())
                .put("entityId", transaction.label().entityId())
                .put("outcome", transaction.label().outcome())
                .put("level", transaction.label().level())
                .put("request", transaction.request().id())
                .put("binding", transaction.request().binding().name());
        transaction.person().ifPresent(person -> head.put("person", person.value()));
        transaction.answer().ifPresent(answer -> {
            head.put("length", answer.length());
            answer.id().ifPresent(id -> head.put("answer", id));
            answer.assertionId().ifPresent(id -> head.put("assertion", id));
        });
        Optional<String> unfolded = UnfoldedRequest.of(transaction.request());
        unfolded.ifPresent(shorter -> head.put(UNFOLDED, true));
        ObjectNode circumstances = head.putObject("circumstances");
        transaction.circumstances().forEach(circumstances::put);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            part(out, JSON.writeValueAsBytes(head));
            part(out, unfolded.orElse(transaction.request().text()).getBytes(StandardCharsets.UTF_8));
            part(out, transaction.answer().map(ReceivedAnswer::bytes).orElse(new byte[0]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Compression.compress(bytes.toByteArray());
    }

    static Placed read(byte[] compressed, Instant at) throws UnreadableRecordException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Compression.expand(compressed, MOST)))) {
            JsonNode head = JSON.readTree(part(in));
            String request = request(head, new String(part(in), StandardCharsets.UTF_8));
            byte[] answer = part(in);
            Map<String, String> circumstances = new HashMap<>();
            head.path("circumstances")
                    .properties()
                    .forEach(field ->
                            circumstances.put(field.getKey(), field.getValue().asText()));
            LoggedTransaction transaction = new LoggedTransaction(
                    at,
                    new Label(
                            head.path("alias").asText(),
                            head.path("entityId").asText(),
                            head.path("outcome").asText(),
                            head.path("level").asInt()),
                    text(head, "person").flatMap(FiscalCode::parse),
                    new SentRequest(
                            head.path("request").asText(),
                            Binding.valueOf(head.path("binding").asText()),
                            request),
                    head.has("length")
                            ? Optional.of(new ReceivedAnswer(
                                    text(head, "answer"),
                                    text(head, "assertion"),
                                    answer,
                                    head.path("length").asInt()))
                            : Optional.empty(),
                    circumstances);
            return new Placed(
                    LogPosition.parse(head.path("at").asText())
                            .orElseThrow(() -> new UnreadableRecordException("the content has no position")),
                    transaction);
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableRecordException("the content cannot be read");
        }
    }

    private static String request(JsonNode head, String kept) throws UnreadableRecordException {
        return head.path(UNFOLDED).asBoolean()
                ? UnfoldedRequest.folded(kept)
                        .orElseThrow(() -> new UnreadableRecordException("the request cannot be read"))
                : kept;
    }

    private static Optional<String> text(JsonNode head, String field) {
        return Optional.ofNullable(head.get(field)).map(JsonNode::asText);
    }

    private static void part(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("a part of impossible length");
        }
        return in.readNBytes(length);
    }
}
