package it.varco.roles.keycloak.page;

import it.varco.policy.decision.RoleAnswer;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.admin.Actor;
import it.varco.policy.keycloak.page.desk.FormToken;
import it.varco.policy.keycloak.page.desk.FreshReading;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageMessage;
import it.varco.policy.keycloak.page.desk.PageVisit;
import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.keycloak.page.desk.PostedForm;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.roles.grants.GrantAction;
import it.varco.roles.grants.GrantBook;
import it.varco.roles.grants.GrantRefusal;
import it.varco.roles.keycloak.grants.GrantAttempt;
import it.varco.roles.keycloak.grants.GrantDesk;
import it.varco.roles.keycloak.grants.GrantDone;
import it.varco.roles.keycloak.grants.GrantRecord;
import it.varco.roles.keycloak.grants.GrantRefused;
import it.varco.roles.keycloak.grants.GrantWish;
import it.varco.roles.keycloak.grants.PersonReference;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * {@code /realms/{realm}/access-policy/delegations}: whom a holder lets act in his or her place. Whether somebody has an
 * account is nobody's business here: whatever about the other person is in the way, the answer is one.
 */
public final class DelegationsPage {

    private static final String TEMPLATE = "varco-delegations.ftl";

    /** How often in one session the other person was not to be named; then the page takes no more. */
    private static final String MISSES = "varco.delegation-misses";

    private static final int MOST_MISSES = 10;

    /** What the holder knows anyway. */
    private static final Set<GrantRefusal> TOLD = Set.of(
            GrantRefusal.NOT_A_FISCAL_CODE,
            GrantRefusal.PERIOD,
            GrantRefusal.RUNS_ALREADY,
            GrantRefusal.PROFILE_UNKNOWN,
            GrantRefusal.NOT_DELEGABLE,
            GrantRefusal.DELEGATOR_WITHOUT_PROFILE,
            GrantRefusal.OWN_ACCOUNT,
            GrantRefusal.NOT_FROM_THIS_STATE,
            GrantRefusal.MALFORMED);

    private final KeycloakSession session;
    private final Clock wall;

    DelegationsPage(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /**
     * What the template reads.
     *
     * @param given what was delegated, and not to the end withdrawn
     * @param profiles those that the person may delegate in this session
     * @param today the first day that may be chosen
     */
    public record DelegationsView(
            String url, String token, List<Given> given, List<Choice> profiles, String today, PageMessage message) {

        public DelegationsView {
            given = List.copyOf(given);
            profiles = List.copyOf(profiles);
        }
    }

    /**
     * One delegation.
     *
     * @param delegate the account's id
     * @param code the delegate's fiscal code, of which the holder recognises what is left to see
     */
    public record Given(String delegate, String code, GrantView grant) {}

    /** A profile to choose. */
    public record Choice(String slug, String name) {}

    /** The page. */
    @GET
    public Response open() {
        PageVisit visit = new PageDoor(session).open();
        return visit instanceof PageVisit.Welcome welcome
                ? page(welcome.visitor(), PageMessage.NONE)
                : ((PageVisit.Elsewhere) visit).answer();
    }

    /** Delegates or withdraws. The delegate is in the body, so the answer is the page itself. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post() {
        PageVisit visit = new PageDoor(session).open();
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        return page(
                visitor,
                PostedForm.of(session, visitor.userSession())
                        .map(form -> act(visitor, form))
                        .orElse(PageMessage.refused("form-expired", "")));
    }

    private PageMessage act(PageVisitor visitor, PostedForm form) {
        boolean withdrawal = form.text("action")
                .flatMap(GrantAction::named)
                .filter(action -> action == GrantAction.WITHDRAW)
                .isPresent();
        try {
            GrantDone done = withdrawal ? withdraw(visitor, form) : delegate(visitor, form);
            new PageEvents(session).changed(done, visitor);
            return PageMessage.done(withdrawal ? "withdrawn" : "delegated");
        } catch (GrantRefused refused) {
            new GrantRecord(session).refused(refused.refusal(), attempt(visitor, form));
            return told(visitor.userSession(), refused.refusal());
        }
    }

    private GrantDone withdraw(PageVisitor visitor, PostedForm form) {
        return desk(visitor)
                .carryOut(
                        new PersonReference.ByAccount(form.text("delegate").orElse("")),
                        wish(visitor, form, GrantAction.WITHDRAW));
    }

    private GrantDone delegate(PageVisitor visitor, PostedForm form) {
        if (misses(visitor.userSession()) >= MOST_MISSES) {
            throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
        }
        GrantWish wish = wish(visitor, form, GrantAction.DELEGATE);
        Profile profile = visitor.plan()
                .profile(wish.profile())
                .orElseThrow(() -> GrantRefused.because(GrantRefusal.PROFILE_UNKNOWN));
        if (!mayDelegate(profile, exercised(visitor))) {
            throw GrantRefused.because(GrantRefusal.DELEGATOR_WITHOUT_PROFILE);
        }
        FiscalCode code = form.text("fiscalCode")
                .flatMap(FiscalCode::parse)
                .orElseThrow(() -> GrantRefused.because(GrantRefusal.NOT_A_FISCAL_CODE));
        return desk(visitor).carryOut(new PersonReference.ByCode(code), wish);
    }

    private GrantDesk desk(PageVisitor visitor) {
        return new GrantDesk(session, new Actor(visitor.user().getId(), Actor.Part.HOLDER), wall);
    }

    private static GrantAttempt attempt(PageVisitor visitor, PostedForm form) {
        Optional<PersonReference> byCode =
                form.text("fiscalCode").flatMap(FiscalCode::parse).map(PersonReference.ByCode::new);
        return new GrantAttempt(
                visitor.user().getId(),
                byCode.or(() -> form.text("delegate").map(PersonReference.ByAccount::new)),
                form.text("profile"));
    }

    private static GrantWish wish(PageVisitor visitor, PostedForm form, GrantAction action) {
        return new GrantWish(
                action,
                form.text("profile").orElse(""),
                Optional.of(new PersonReference.ByAccount(visitor.user().getId())),
                day(form, "from"),
                day(form, "until"),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<LocalDate> day(PostedForm form, String field) {
        try {
            return form.text(field).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw GrantRefused.because(GrantRefusal.PERIOD);
        }
    }

    private PageMessage told(UserSessionModel userSession, GrantRefusal refusal) {
        if (TOLD.contains(refusal)) {
            return PageMessage.refused(
                    "refused." + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'), refusal.code());
        }
        int misses = misses(userSession);
        if (misses < MOST_MISSES) {
            userSession.setNote(MISSES, Integer.toString(misses + 1));
        }
        return PageMessage.refused(misses < MOST_MISSES ? "refused.delegate" : "refused.too-often", "");
    }

    private static int misses(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(MISSES))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The profiles that the person exercises in this very session: what the plan stops is not passed on either. */
    private static Set<String> exercised(PageVisitor visitor) {
        return visitor.access().of(visitor.userSession()).roles().stream()
                .filter(RoleAnswer::isAllowed)
                .map(RoleAnswer::profile)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayDelegate(Profile profile, Set<String> exercised) {
        boolean asHolder = profile.delegation() == DelegationRule.HOLDERS && exercised.contains(profile.slug());
        boolean asSource = profile.source() == GrantSource.DELEGATION
                && profile.delegatedBy().filter(exercised::contains).isPresent();
        return asHolder || asSource;
    }

    private Response page(PageVisitor visitor, PageMessage message) {
        Locale locale = session.getContext().resolveLocale(visitor.user());
        Set<String> exercised = exercised(visitor);
        DelegationsView view = new DelegationsView(
                session.getContext().getUri().getAbsolutePath().getPath(),
                FormToken.of(session, visitor.userSession()).value(),
                new FreshReading(session).of(own -> given(own, visitor, locale)),
                visitor.plan().plan().profiles().stream()
                        .filter(profile -> mayDelegate(profile, exercised))
                        .map(profile -> new Choice(profile.slug(), profile.name(locale.getLanguage())))
                        .toList(),
                PolicyZone.dayOf(visitor.access().now()).toString(),
                message);
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("delegations", view)
                .createForm(TEMPLATE);
    }

    private static List<Given> given(KeycloakSession own, PageVisitor visitor, Locale locale) {
        String holder = visitor.user().getId();
        return own.users()
                .searchForUserByUserAttributeStream(own.getContext().getRealm(), PersonRecords.DELEGATORS, holder)
                .limit(GrantDesk.MOST_DELEGATES)
                .flatMap(delegate -> given(visitor, delegate, holder, locale))
                .toList();
    }

    private static Stream<Given> given(PageVisitor visitor, UserModel delegate, String holder, Locale locale) {
        PersonRecords records = PersonRecords.of(delegate);
        return records.grants().stream()
                .filter(grant -> grant.delegator().equals(Optional.of(holder)))
                .filter(grant -> runs(grant, visitor))
                .map(grant -> new Given(
                        delegate.getId(),
                        records.fiscalCode().map(DelegationsPage::masked).orElse(""),
                        GrantView.of(
                                grant,
                                visitor.plan()
                                        .profile(grant.profile())
                                        .map(profile -> profile.name(locale.getLanguage()))
                                        .orElse(grant.profile()),
                                List.of(GrantAction.WITHDRAW.slug()),
                                visitor.access().now(),
                                locale)));
    }

    private static boolean runs(Grant grant, PageVisitor visitor) {
        return GrantBook.possible(grant, visitor.access().now()).contains(GrantAction.WITHDRAW)
                || grant.stateAt(visitor.access().now()).equals(Optional.of(GrantState.ACTIVE));
    }

    /** Enough for whoever typed it. */
    private static String masked(FiscalCode code) {
        return code.value().substring(0, 6) + "······" + code.value().substring(12);
    }
}
