package it.varco.register.keycloak.events;

import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.plan.PolicyZone;
import it.varco.register.keycloak.desk.RegisterDesk;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.keycloak.watch.RegisterMetrics;
import it.varco.register.ledger.Taking;
import it.varco.register.message.OrderMessage;
import it.varco.register.reception.Allowance;
import it.varco.register.reception.BodyForm;
import it.varco.register.reception.BodyLimit;
import it.varco.register.reception.CallRefusal;
import it.varco.register.reception.Failure;
import it.varco.register.reception.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * What an Order speaks to. Whatever is wrong with a call, the answer is a problem document of ours: so each method takes each path, and
 * a table says what leads where.
 */
public final class RegisterResource implements RealmResourceProvider {

    private static final String ANY_PATH = "{path:.*}";
    private static final String PATH = "path";
    private static final String EVENTS = "events";
    private static final String STATUS = "status";
    private static final String DESCRIPTION = "openapi.json";
    private static final Map<String, List<String>> METHODS =
            Map.of(EVENTS, List.of("POST"), STATUS, List.of("GET", "HEAD"), DESCRIPTION, List.of("GET", "HEAD"));

    private final KeycloakSession session;
    private final RegisterNode node;
    private final String requestId = UUID.randomUUID().toString();
    private final CallReport report;

    RegisterResource(KeycloakSession session, RegisterNode node) {
        this.session = session;
        this.node = node;
        this.report = new CallReport(session, requestId);
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** One person's state, for those who are asked about it. */
    @Path("desk")
    public RegisterDesk desk() {
        return new RegisterDesk(session);
    }

    /** Whether this service answers, or what it is like. */
    @GET
    @Path(ANY_PATH)
    public Response get(@PathParam(PATH) String path) {
        if (registers().isEmpty()) {
            return lost(path);
        }
        return switch (path) {
            case STATUS -> status();
            case DESCRIPTION ->
                Answer.document(node.description().text(), requestId).build();
            default -> lost(path);
        };
    }

    /** What the Order communicates. */
    @POST
    @Path(ANY_PATH)
    public Response post(@PathParam(PATH) String path, InputStream body) {
        List<RegisterSettings> registers = registers();
        if (!EVENTS.equals(path) || registers.isEmpty()) {
            return lost(path);
        }
        Optional<CallRefusal> unreadable = unreadable();
        if (unreadable.isPresent()) {
            return refuse(unreadable.get(), "");
        }
        int longest = registers.stream()
                .mapToInt(RegisterSettings::largestBatch)
                .map(BodyLimit::of)
                .max()
                .orElseThrow();
        try {
            byte[] bytes = body.readNBytes(longest + 1);
            return bytes.length > longest ? refuse(CallRefusal.BODY_TOO_LONG, "") : receive(bytes);
        } catch (IOException gone) {
            return refuse(CallRefusal.MALFORMED, "the body broke off");
        } catch (RuntimeException failed) {
            return refuse(CallRefusal.NOT_STORED, Failure.describe(failed));
        }
    }

    @PUT
    @Path(ANY_PATH)
    public Response put(@PathParam(PATH) String path) {
        return lost(path);
    }

    @PATCH
    @Path(ANY_PATH)
    public Response patch(@PathParam(PATH) String path) {
        return lost(path);
    }

    @DELETE
    @Path(ANY_PATH)
    public Response delete(@PathParam(PATH) String path) {
        return lost(path);
    }

    @Override
    public void close() {}

    private Response receive(byte[] body) {
        Trust trust = new WhoCalls(session, node.vouchers()).of(headers(), body);
        if (trust instanceof Trust.Refused refused) {
            return refuse(refused.refusal(), refused.reason());
        }
        Trust.Believed order = (Trust.Believed) trust;
        RegisterSettings register = order.register();
        Allowance allowance = node.allowances()
                .of(session.getContext().getRealm().getId() + "/" + register.profile(), register.eventsPerMinute());
        Allowance.Look before = allowance.look();
        if (!before.hasRoom()) {
            report.refused(CallRefusal.TOO_FAST, register.profile());
            return Answer.problem(CallRefusal.TOO_FAST, requestId)
                    .telling(before)
                    .build();
        }
        Reply reply = body.length > BodyLimit.of(register.largestBatch())
                ? new Reply.Refused(CallRefusal.BODY_TOO_LONG, List.of(), List.of(), "")
                : take(order, body, allowance);
        if (reply instanceof Reply.Refused refused) {
            report.refused(order, refused);
            return Answer.problem(refused, requestId).telling(allowance.look()).build();
        }
        Reply.Taken taken = (Reply.Taken) reply;
        report.taken(order, taken);
        return Answer.taken(taken, requestId).telling(allowance.look()).build();
    }

    private Reply take(Trust.Believed order, byte[] body, Allowance allowance) {
        return node.reception()
                .take(
                        form().orElseThrow(),
                        body,
                        order.register().largestBatch(),
                        allowance,
                        PolicyZone.dayOf(PolicyClock.of(session).now()),
                        messages -> take(order.register().profile(), messages));
    }

    private List<Taking> take(String profile, List<OrderMessage> messages) {
        // The ledger's transaction is one of its own: a call that held its connection beside that would let a crowd of
        // calls wait for each other.
        session.getTransactionManager().commit();
        List<Taking> takings = new Register(session, profile).take(messages);
        RegisterMetrics.count(session.getContext().getRealm().getName(), profile, messages, takings);
        return takings;
    }

    /** It answers where its tables do. */
    private Response status() {
        try {
            registers().forEach(register -> new Register(session, register.profile()).isLoaded());
            return Answer.allRight(requestId).build();
        } catch (RuntimeException failed) {
            return refuse(CallRefusal.NOT_STORED, Failure.describe(failed));
        }
    }

    private Optional<CallRefusal> unreadable() {
        if (form().isEmpty()) {
            return Optional.of(CallRefusal.CONTENT_TYPE);
        }
        if (!header(HttpHeaders.CONTENT_ENCODING).isEmpty()) {
            return Optional.of(CallRefusal.CONTENT_ENCODING);
        }
        return isOpenLine() ? Optional.of(CallRefusal.NOT_SECURE) : Optional.empty();
    }

    /** As Keycloak asks it of its own endpoints. */
    private boolean isOpenLine() {
        KeycloakContext context = session.getContext();
        return !"https".equals(context.getUri().getBaseUri().getScheme())
                && context.getRealm().getSslRequired().isRequired(context.getConnection());
    }

    private Optional<BodyForm> form() {
        List<String> types = header(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1 ? BodyForm.of(types.get(0)) : Optional.empty();
    }

    private List<String> header(String name) {
        return Optional.ofNullable(headers().getRequestHeader(name)).orElse(List.of());
    }

    private HttpHeaders headers() {
        return session.getContext().getHttpRequest().getHttpHeaders();
    }

    private List<RegisterSettings> registers() {
        return RegisterSettings.all(session.getContext().getRealm());
    }

    private Response lost(String path) {
        if (!METHODS.containsKey(path) || registers().isEmpty()) {
            return refuse(CallRefusal.NOT_HERE, "");
        }
        report.refused(CallRefusal.METHOD, "");
        return Answer.problem(CallRefusal.METHOD, requestId)
                .allowing(METHODS.get(path))
                .build();
    }

    private Response refuse(CallRefusal refusal, String reason) {
        report.refused(refusal, reason);
        return Answer.problem(refusal, requestId).build();
    }
}
