package it.varco.register.keycloak.admin;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.plan.GrantSource;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.keycloak.retention.RetentionRun;
import it.varco.register.ledger.PersonFile;
import it.varco.register.load.LoadFormat;
import it.varco.register.load.RegisterLines;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.events.admin.OperationType;

/** What operators do with the register. A person is named in a body, never in an address. */
public final class RegisterAdminResource {

    private static final String CSV = "text/csv";
    private static final String LINES = "application/x-ndjson";
    private static final String CHARSET = "charset";
    private static final String UTF_8 = "utf-8";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PAGE = Pattern.compile("[1-9]\\d?|100");

    private final AdminCall call;

    RegisterAdminResource(AdminCall call) {
        this.call = call;
    }

    /**
     * Loads the register as it was kept before the Order's events came, and answers with lines of JSON while it reads.
     *
     * @param profile whose register it is
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but {@code master}'s administrator, 404 where the
     *     profile has no register, 400 where CSV has no header, 415 for another encoding than UTF-8
     */
    @POST
    @Path("load")
    @Consumes({CSV, LINES})
    @Produces(LINES)
    public Response load(
            @QueryParam("profile") @DefaultValue("") String profile,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        requireRegister(profile);
        if (!UTF_8.equalsIgnoreCase(type.getParameters().getOrDefault(CHARSET, UTF_8))) {
            throw RegisterRefusal.NOT_UTF_8.of(call);
        }
        LoadFormat format =
                LoadFormat.of(type.getType() + "/" + type.getSubtype()).orElseThrow();
        RegisterLines lines = RegisterLines.open(
                        format, body, PolicyClock.of(call.session()).now())
                .orElseThrow(() -> RegisterRefusal.NO_HEADER.of(call));
        LoadRun run = new LoadRun(call, profile);
        // The call's own transaction would wait for the last line, and be rolled back after five minutes.
        call.session().getTransactionManager().commit();
        StreamingOutput answer = out -> run.run(lines, out);
        return Response.ok(answer).build();
    }

    /**
     * Shows all that is kept of one person, which itself is an event.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an operator of the register, 404 where the
     *     register does not know the person, 400 where nobody is named
     */
    @POST
    @Path("records")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> record(InputStream body) {
        call.caller().require(AdminRight.VIEW, OperatorRole.REGISTER_OPERATOR);
        PersonQuestion question = PersonQuestion.read(body).orElseThrow(() -> RegisterRefusal.NOT_THE_FORM.of(call));
        requireRegister(question.profile());
        PersonFile file = new Register(call.session(), question.profile())
                .file(question.person())
                .orElseThrow(() -> RegisterRefusal.UNKNOWN_PERSON.of(call));
        call.events().detail("profile", question.profile());
        call.changed(OperationType.ACTION, "REGISTER", RegisterAdminFactory.PROVIDER_ID, "records");
        return new PersonView(PolicyClock.of(call.session()).now()).of(file);
    }

    /**
     * Writes what the ledger says onto all accounts anew, and answers on how many it was not so.
     *
     * @param profile whose register it is
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but {@code master}'s administrator, 404 where the
     *     profile has no register
     */
    @POST
    @Path("records/rebuild")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Long> rebuild(@QueryParam("profile") @DefaultValue("") String profile) {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        requireRegister(profile);
        WorkEvents events = new WorkEvents(call, profile);
        Register register = new Register(call.session(), profile);
        // Of a large register the call's own transaction would not live to see the end.
        call.session().getTransactionManager().commit();
        long changed = register.rebuild();
        events.send(Map.of("changed", Long.toString(changed)), RegisterAdminFactory.PROVIDER_ID, "records", "rebuild");
        return Map.of("changed", changed);
    }

    /**
     * Forgets now what is forgotten once a day: people whose role is over and of whom nothing was written for as long as the realm's registers keep
     * it. Answers how many fiscal codes.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but {@code master}'s administrator
     */
    @POST
    @Path("records/forget")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Long> forget() {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        WorkEvents events = new WorkEvents(call);
        RetentionRun run = new RetentionRun(call.session(), Clock.systemUTC());
        call.session().getTransactionManager().commit();
        long forgotten = run.forget();
        events.send(
                Map.of("forgotten", Long.toString(forgotten)), RegisterAdminFactory.PROVIDER_ID, "records", "forget");
        return Map.of("forgotten", forgotten);
    }

    /**
     * Lists the events of which there is something to say, the latest first; the reading itself is an event.
     *
     * @param profile whose register it is
     * @param warnings {@code true}: there is no other list
     * @param first how many to pass over
     * @param max how many to show, a hundred at most
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an operator of the register, 404 where the
     *     profile has no register, 400 where a parameter is something else
     */
    @GET
    @Path("events")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Map<String, Object>> events(
            @QueryParam("profile") @DefaultValue("") String profile,
            @QueryParam("warnings") String warnings,
            @QueryParam("first") @DefaultValue("0") String first,
            @QueryParam("max") @DefaultValue("100") String max) {
        call.caller().require(AdminRight.VIEW, OperatorRole.REGISTER_OPERATOR);
        requireRegister(profile);
        if (!"true".equals(warnings)
                || !NUMBER.matcher(first).matches()
                || !PAGE.matcher(max).matches()) {
            throw RegisterRefusal.NOT_THE_FORM.of(call);
        }
        List<Map<String, Object>> warned = new Register(call.session(), profile)
                .warnings(Integer.parseInt(first), Integer.parseInt(max)).stream()
                        .map(EventView::withPerson)
                        .toList();
        call.events().detail("profile", profile);
        call.changed(OperationType.ACTION, "REGISTER", RegisterAdminFactory.PROVIDER_ID, "events");
        return warned;
    }

    private void requireRegister(String profile) {
        new RealmAccess(call.session())
                .plan()
                .flatMap(plan -> plan.profile(profile))
                .filter(found -> found.source() == GrantSource.REGISTER)
                .orElseThrow(() -> RegisterRefusal.NO_REGISTER.of(call));
    }
}
