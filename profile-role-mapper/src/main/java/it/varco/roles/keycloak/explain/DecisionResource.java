package it.varco.roles.keycloak.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Notice;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.RoleAnswer;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** {@code POST …/access-policy/decision}: what one person may do who comes in like that, and which rule says so. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionResource {

    private final AdminCall call;

    DecisionResource(AdminCall call) {
        this.call = call;
    }

    /**
     * Every rule that spoke.
     *
     * @param account the account's id
     * @param entry what the gate would do: open, login-refused, no-role-left
     * @param roles each grant, with what it says itself and what the plan says of exercising it
     * @param token the roles that a token would hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explanation(
            String account,
            String instant,
            CalendarView.VersionView plan,
            String method,
            String acr,
            DecisionView login,
            String entry,
            List<GrantView> roles,
            List<String> token,
            List<NoticeView> notices,
            String changesAt) {}

    /** One grant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GrantView(
            String profile, String role, String delegator, boolean allowed, DecisionView grant, DecisionView plan) {

        static GrantView of(RoleAnswer answer) {
            return new GrantView(
                    answer.profile(),
                    answer.role(),
                    answer.delegator().orElse(null),
                    answer.isAllowed(),
                    DecisionView.of(answer.grant()),
                    DecisionView.of(answer.plan()));
        }
    }

    /** What ends soon. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticeView(String profile, String from, DecisionView.ActView act) {

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.profile().orElse(null), notice.from().toString(), DecisionView.ActView.of(notice.act()));
        }
    }

    /** Explains; for the help desk, the office, directors and administrators. */
    @POST
    public Explanation explain(InputStream body) {
        call.caller().require(AdminRight.MANAGE, OperatorRole.HELP_DESK, OperatorRole.OFFICE, OperatorRole.DIRECTOR);
        Question question = Question.of(body);
        UserModel user = find(question.person());
        Instant instant = question.instant().orElseGet(PolicyClock.of(call.session())::now);
        RealmAccess access = new RealmAccess(call.session(), instant);
        SignIn signIn = signIn(question, access.plan().map(CompiledPlan::plan), instant);
        return explanation(user, signIn, access, access.of(user, Optional.of(signIn)));
    }

    private Explanation explanation(UserModel user, SignIn signIn, RealmAccess access, PersonalAccess found) {
        return new Explanation(
                user.getId(),
                access.now().atZone(PolicyZone.ROME).toOffsetDateTime().toString(),
                RealmPlanVersion.at(call.session(), access.now()).orElse(null),
                signIn.method().slug(),
                signIn.authenticationContext(),
                DecisionView.of(found.login()),
                found.entry().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.roles().stream().map(GrantView::of).toList(),
                found.allowedRoles(),
                found.notices().stream().map(NoticeView::of).toList(),
                found.changesAt()
                        .map(at -> at.atZone(PolicyZone.ROME).toOffsetDateTime().toString())
                        .orElse(null));
    }

    private UserModel find(String person) {
        Optional<UserModel> account = FiscalCode.parse(person)
                .map(this::byCode)
                .orElseGet(() -> Optional.ofNullable(call.session().users().getUserById(call.realm(), person)));
        return account.orElseThrow(
                () -> AdminRefusal.of(Response.Status.NOT_FOUND, "PLAN-X04", "nobody of that code or id is known"));
    }

    private Optional<UserModel> byCode(FiscalCode code) {
        PersonLookup found = new People(call.session()).find(code);
        if (found instanceof PersonLookup.Conflict) {
            throw AdminRefusal.of(
                    Response.Status.CONFLICT, "PLAN-X05", "two accounts have this code: nobody signs in with it");
        }
        return found instanceof PersonLookup.Known known ? Optional.of(known.user()) : Optional.empty();
    }

    /** Without a level, the highest that the plan takes. */
    private static SignIn signIn(Question question, Optional<Plan> plan, Instant instant) {
        SignInMethod method = question.method();
        String level = question.authenticationContext()
                .orElseGet(() -> plan.stream()
                        .flatMap(present -> present.methods().stream())
                        .filter(rule -> rule.method() == method)
                        .findFirst()
                        .map(MethodRule::typicalSignIn)
                        .map(SignIn::authenticationContext)
                        .orElseGet(method::ownAuthenticationContext));
        return new SignIn(method, level, instant, "");
    }
}
