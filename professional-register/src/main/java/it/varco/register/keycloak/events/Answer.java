package it.varco.register.keycloak.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.varco.register.ledger.Receipt;
import it.varco.register.reception.Allowance;
import it.varco.register.reception.CallRefusal;
import it.varco.register.reception.Problem;
import it.varco.register.reception.Reply;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Answers as the description has them: none is kept by anybody on the way, and each has the id of its call. */
final class Answer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int TRY_AGAIN_SECONDS = 30;

    private final Response.ResponseBuilder response;

    private record ReceiptView(String eventId, String receipt, String recordedAt) {

        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.eventId(), receipt.id(), receipt.recordedAt().toString());
        }
    }

    private Answer(int status, String type, Object body, String requestId) {
        this.response = Response.status(status)
                .type(type)
                .entity(json(body))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(REQUEST_ID, requestId);
    }

    static Answer taken(Reply.Taken reply, String requestId) {
        List<ReceiptView> receipts =
                reply.receipts().stream().map(ReceiptView::of).toList();
        return new Answer(200, MediaType.APPLICATION_JSON, Map.of("receipts", receipts), requestId);
    }

    static Answer problem(CallRefusal refusal, String requestId) {
        return new Answer(refusal.status(), Problem.MEDIA_TYPE, Problem.of(refusal, requestId), requestId).of(refusal);
    }

    static Answer problem(Reply.Refused reply, String requestId) {
        return new Answer(reply.refusal().status(), Problem.MEDIA_TYPE, Problem.of(reply, requestId), requestId)
                .of(reply.refusal());
    }

    static Answer allRight(String requestId) {
        return new Answer(
                200, Problem.MEDIA_TYPE, Map.of("title", "OK", "status", 200, "requestId", requestId), requestId);
    }

    static Answer document(String json, String requestId) {
        Answer answer = new Answer(200, MediaType.APPLICATION_JSON, Map.of(), requestId);
        answer.response.entity(json);
        return answer;
    }

    Answer allowing(List<String> methods) {
        response.header(HttpHeaders.ALLOW, String.join(", ", methods));
        return this;
    }

    /** How many more may be sent, as AgID's guidelines name it. */
    Answer telling(Allowance.Look look) {
        response.header("X-RateLimit-Limit", look.limit())
                .header("X-RateLimit-Remaining", look.left())
                .header("X-RateLimit-Reset", look.untilFull());
        if (!look.hasRoom()) {
            response.header(HttpHeaders.RETRY_AFTER, look.untilNext());
        }
        return this;
    }

    Response build() {
        return response.build();
    }

    private Answer of(CallRefusal refusal) {
        if (refusal.status() == 401) {
            response.header(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"professional-register\", error=\"invalid_token\"");
        }
        if (refusal.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS);
        }
        return this;
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
