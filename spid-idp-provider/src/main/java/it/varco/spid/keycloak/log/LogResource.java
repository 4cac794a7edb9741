package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.spid.log.LogKey;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LogSeal;
import it.varco.spid.log.UnreadableRecordException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.events.admin.OperationType;

/**
 * What an auditor does with the 24-month register: {@code /admin/realms/{realm}/spid/log}. Each reading is an event that says
 * who read, and not of whom.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {

    static final String AREA = "spid";

    /** The register, below the area. */
    static final String LOG = "log";

    static final String LINES = "application/x-ndjson";
    static final String ATTACHMENT = "attachment; filename=\"spid-log.ndjson\"";
    static final String KIND = "SPID_LOG";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PAGE = Pattern.compile("[1-9]\\d?|100");

    private final AdminCall call;
    private final Clock wall;

    /** The register of that call's realm. */
    public LogResource(AdminCall call, Clock wall) {
        this.call = call;
        this.wall = wall;
    }

    /**
     * How the register stands.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor
     */
    @GET
    public Map<String, Object> state() {
        requireAuditor();
        RecordBook book = reading().book();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("records", book.size());
        state.put("oldest", book.oldest().map(Instant::toString).orElse(""));
        state.put(
                "seal",
                book.lastSeal().flatMap(SealRow::kept).map(LogSeal::name).orElse(""));
        state.put("keys", reading().keys().all().stream().map(LogKey::id).toList());
        return state;
    }

    /**
     * Finds records by a person or by the id of a message, the latest first.
     *
     * @param first how many to pass over
     * @param max how many to show, a hundred at most
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor, 400 where neither or both are named
     */
    @POST
    @Path("search")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<ObjectNode> search(
            @QueryParam("first") @DefaultValue("0") String first,
            @QueryParam("max") @DefaultValue("100") String max,
            InputStream body) {
        requireAuditor();
        LogQuestion question = question(body);
        boolean fits = question.namesOne()
                && NUMBER.matcher(first).matches()
                && PAGE.matcher(max).matches();
        if (!fits) {
            throw LogRefusal.NOT_THE_FORM.of(call);
        }
        List<LogRecord> found = reading().search(question, Integer.parseInt(first), Integer.parseInt(max));
        read("search");
        RecordView view = reading().view();
        return found.stream().map(view::inShort).toList();
    }

    /**
     * One record with its messages.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor, 404 where there is none, 409 where
     *     it cannot be opened
     */
    @GET
    @Path("records/{id}")
    public ObjectNode record(@PathParam("id") String id) {
        requireAuditor();
        LogRecord kept = reading().record(id).orElseThrow(() -> LogRefusal.UNKNOWN.of(call));
        read("records", id);
        try {
            return reading().view().whole(kept);
        } catch (UnreadableRecordException altered) {
            throw LogRefusal.UNREADABLE.of(call);
        }
    }

    /**
     * Writes out the records of a time, of one person where one is named, for the authority that asks for them.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor, 400 for another body
     */
    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(LINES)
    public Response export(InputStream body) {
        requireAuditor();
        LogQuestion question = question(body);
        if (question.messageId().isPresent() || question.seal().isPresent()) {
            throw LogRefusal.NOT_THE_FORM.of(call);
        }
        read("export");
        Export export = reading().export();
        // The call's own transaction would wait for the last line.
        call.session().getTransactionManager().commit();
        StreamingOutput answer = out -> export.run(question, out);
        return Response.ok(answer).header("Content-Disposition", ATTACHMENT).build();
    }

    /**
     * Goes through the whole register and names what is not as it was written. The body may name a seal that was kept
     * elsewhere, so that not even the last seals can be missing without a trace.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor, 400 for another body
     */
    @POST
    @Path("verify")
    @Consumes(MediaType.APPLICATION_JSON)
    public Verification.Outcome verify(InputStream body) {
        requireAuditor();
        Optional<String> seal = question(body).seal();
        Verification verification = reading().verification();
        read("verify");
        call.session().getTransactionManager().commit();
        return verification.run(seal);
    }

    /**
     * The numbers that AgID asks for: sign-ins by identity provider, outcome and level, and how many people they were.
     *
     * @param from the first instant
     * @param to the instant after the last
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an auditor or a director, 400 where an instant is
     *     none
     */
    @GET
    @Path("statistics")
    public Map<String, Object> statistics(@QueryParam("from") String from, @QueryParam("to") String to) {
        call.caller().require(AdminRight.VIEW, OperatorRole.AUDITOR, OperatorRole.DIRECTOR);
        Optional<Instant> first = from == null ? Optional.of(Instant.EPOCH) : LogQuestion.instant(from);
        Optional<Instant> end = to == null ? Optional.of(wall.instant().plusSeconds(1)) : LogQuestion.instant(to);
        if (first.isEmpty() || end.isEmpty()) {
            throw LogRefusal.NOT_THE_FORM.of(call);
        }
        RecordBook.Period period = new RecordBook.Period(first.get(), end.get());
        return Map.of(
                "people",
                reading().book().people(period),
                "signIns",
                reading().book().count(period));
    }

    /**
     * Seals and forgets now what is sealed and forgotten on a schedule.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but {@code master}'s administrator
     */
    @POST
    @Path("upkeep")
    public Map<String, Object> upkeep() {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        Upkeep.Done done = new Upkeep(call.session(), wall).run();
        call.changed(OperationType.ACTION, KIND, AREA, LOG, "upkeep");
        return Map.of("seal", done.seal().orElse(""), "expired", done.expired());
    }

    private void requireAuditor() {
        call.caller().require(AdminRight.VIEW, OperatorRole.AUDITOR);
    }

    private LogQuestion question(InputStream body) {
        return LogQuestion.read(body).orElseThrow(() -> LogRefusal.NOT_THE_FORM.of(call));
    }

    private void read(String... what) {
        String[] path = new String[what.length + 2];
        path[0] = AREA;
        path[1] = LOG;
        System.arraycopy(what, 0, path, 2, what.length);
        call.changed(OperationType.ACTION, KIND, path);
    }

    private LogReading reading() {
        return new LogReading(call.session(), call.realm(), wall);
    }
}
