package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.spid.log.LogKeys;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LoggedTransaction;
import it.varco.spid.log.ReceivedAnswer;
import it.varco.spid.log.SentRequest;
import it.varco.spid.log.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** A record as JSON: in short, or with the messages. */
final class RecordView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LogKeys keys;

    RecordView(LogKeys keys) {
        this.keys = keys;
    }

    /** What a list shows; of a record that cannot be opened, what stands outside. */
    ObjectNode inShort(LogRecord kept) {
        ObjectNode view = outside(kept);
        try {
            describe(view, kept.open(keys));
        } catch (UnreadableRecordException unreadable) {
            view.put("problem", LogRefusal.UNREADABLE.code());
        }
        return view;
    }

    /** All of it. */
    ObjectNode whole(LogRecord kept) throws UnreadableRecordException {
        ObjectNode view = outside(kept);
        LoggedTransaction transaction = kept.open(keys);
        describe(view, transaction);
        view.put("keyId", kept.keyId());
        view.put("seal", HexFormat.of().formatHex(kept.seal()));
        SentRequest request = transaction.request();
        view.put("binding", request.binding().name());
        view.put("request", request.document().orElse(""));
        if (!request.text().equals(request.document().orElse(""))) {
            view.put("query", request.text());
        }
        transaction.answer().ifPresent(answer -> answer(view, answer));
        return view;
    }

    /** The document as text for reading, and its bytes as they came. */
    private static void answer(ObjectNode view, ReceivedAnswer answer) {
        view.put("answer", new String(answer.bytes(), StandardCharsets.UTF_8));
        view.put("answerBytes", Base64.getEncoder().encodeToString(answer.bytes()));
        view.put("answerLength", answer.length());
    }

    private static ObjectNode outside(LogRecord kept) {
        return JSON.createObjectNode()
                .put("id", kept.position().toString())
                .put("at", kept.at().toString())
                .put("alias", kept.label().alias())
                .put("entityId", kept.label().entityId())
                .put("outcome", kept.label().outcome())
                .put("level", kept.label().level());
    }

    private static void describe(ObjectNode view, LoggedTransaction transaction) {
        view.put("requestId", transaction.request().id());
        transaction.answer().flatMap(ReceivedAnswer::id).ifPresent(id -> view.put("answerId", id));
        transaction.answer().flatMap(ReceivedAnswer::assertionId).ifPresent(id -> view.put("assertionId", id));
        transaction.person().ifPresent(person -> view.put("fiscalCode", person.value()));
        transaction.circumstances().forEach(view::put);
    }
}
