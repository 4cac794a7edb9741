package it.varco.roles.keycloak.grants;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.roles.grants.GrantAction;
import it.varco.roles.grants.GrantRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.UserModel;

/** The office's work, and an operator's part in delegations. A person is named in the body, never in an address. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GrantsResource {

    private static final Set<String> FIELDS = Set.of(
            "fiscalCode",
            "account",
            "profile",
            "office",
            "act",
            "delegatorFiscalCode",
            "delegatorAccount",
            "from",
            "until");
    private static final Set<String> PERSON_FIELDS = Set.of("fiscalCode", "account");

    private final AdminCall call;
    private final Clock wall;

    GrantsResource(AdminCall call, Clock wall) {
        this.call = call;
        this.wall = wall;
    }

    /** What the person has, with all that became of it. */
    @POST
    @Path("list")
    public Map<String, Object> list(InputStream body) {
        call.caller().require(AdminRight.VIEW, OperatorRole.OFFICE, OperatorRole.HELP_DESK);
        return answering(body, PERSON_FIELDS, fields -> {
            UserModel user = new Persons(call.session())
                    .find(fields.person())
                    .orElseThrow(() -> GrantRefused.because(GrantRefusal.UNKNOWN_PERSON));
            return describe(user);
        });
    }

    /** Does something to one grant: the last segment says what. */
    @POST
    @Path("{action}")
    public Map<String, Object> act(@PathParam("action") String name, InputStream body) {
        call.caller().require(AdminRight.MANAGE, OperatorRole.OFFICE);
        GrantAction action = GrantAction.named(name).orElseThrow(NotFoundException::new);
        return answering(body, FIELDS, fields -> {
            GrantDone done = new GrantDesk(call.session(), call.caller().actor(), wall)
                    .carryOut(fields.person(), wish(action, fields));
            new GrantRecord(call.session()).changed(done, call.events());
            return describe(done);
        });
    }

    private static GrantWish wish(GrantAction action, CallBody fields) {
        return new GrantWish(
                action,
                fields.required("profile"),
                fields.person("delegatorFiscalCode", "delegatorAccount"),
                fields.day("from"),
                fields.day("until"),
                fields.text("office"),
                fields.text("act"));
    }

    private Map<String, Object> describe(UserModel user) {
        PersonRecords records = PersonRecords.of(user);
        Instant now = PolicyClock.of(call.session()).now();
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("account", user.getId());
        person.put("strongSignIn", records.strongIdentity().name().toLowerCase(Locale.ROOT));
        person.put(
                "grants",
                records.grants().stream().map(grant -> describe(grant, now)).toList());
        return person;
    }

    private static Map<String, Object> describe(GrantDone done) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("account", done.account());
        answer.put("profile", done.grant().profile());
        answer.put("source", done.grant().source().slug());
        done.grant().delegator().ifPresent(delegator -> answer.put("delegator", delegator));
        answer.put("state", done.state().slug());
        answer.put("changed", done.effect() == GrantDone.Effect.CHANGED);
        return answer;
    }

    private static Map<String, Object> describe(Grant grant, Instant now) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("profile", grant.profile());
        described.put("source", grant.source().slug());
        grant.delegator().ifPresent(delegator -> described.put("delegator", delegator));
        grant.stateAt(now).ifPresent(state -> described.put("state", state.slug()));
        described.put(
                "changes",
                grant.changes().stream().map(GrantsResource::describe).toList());
        return described;
    }

    private static Map<String, Object> describe(GrantChange change) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("from", change.from().toString());
        described.put("state", change.state().slug());
        described.put("recordedAt", change.recordedAt().toString());
        described.put("by", change.word().by());
        change.word().office().ifPresent(office -> described.put("office", office));
        change.word().act().ifPresent(act -> described.put("act", act));
        return described;
    }

    private <T> T answering(InputStream body, Set<String> known, Function<CallBody, T> work) {
        return new CallAnswer(call)
                .to(
                        body,
                        known,
                        fields -> new GrantAttempt(
                                call.caller().id(),
                                fields.personIfAny("fiscalCode", "account"),
                                fields.text("profile")),
                        work);
    }
}
