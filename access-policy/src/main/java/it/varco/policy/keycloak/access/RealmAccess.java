package it.varco.policy.keycloak.access;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.IssueRequest;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.decision.SignInFacts;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantReader;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.plan.RealmPlans;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.signin.SignIn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Asks the plan of the session's realm about its people, now. */
public final class RealmAccess {

    /** Groups know no dates: who is a member is one. */
    private static final List<GrantChange> SINCE_EVER =
            List.of(new GrantChange(Instant.EPOCH, GrantState.ACTIVE, Instant.EPOCH, GrantChange.Word.of("group")));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AccessPolicy policy;
    private final Instant now;

    /** The plan of the session's realm at the instant that the policy clock shows. */
    public RealmAccess(KeycloakSession session) {
        this(session, PolicyClock.of(session).now());
    }

    /** The same at another instant, for those who ask what was or will be. */
    public RealmAccess(KeycloakSession session, Instant instant) {
        this(session, RealmPlans.policyOf(session), instant);
    }

    /** The same by another policy, for those who ask what would be. */
    public RealmAccess(KeycloakSession session, AccessPolicy policy, Instant instant) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.policy = policy;
        this.now = instant;
    }

    /** The instant that is asked about. */
    public Instant now() {
        return now;
    }

    /** The plan in force; empty where none is, and then everything is refused. */
    public Optional<CompiledPlan> plan() {
        return policy.at(now).map(PlanVersion::plan);
    }

    /**
     * May this password be given out to somebody?
     *
     * @param held the profiles that the person actively holds, in whatever right
     * @param pending whether a register keeps a role of the person pending
     */
    public Decision issue(IssueRequest request, Collection<String> held, Pending pending) {
        return policy.issue(request, held, pending, now);
    }

    /** What the person of this session may do in it now. */
    public PersonalAccess of(UserSessionModel userSession) {
        return of(userSession.getUser(), new SignInNotes(session).read(userSession));
    }

    /** What the person may do who came in like that; without a sign-in of ours, nothing. */
    public PersonalAccess of(UserModel user, Optional<SignIn> signIn) {
        Holder holder = signIn.map(how -> withoutWithheld(user, how.provider())).orElseGet(() -> holder(user));
        return policy.decide(holder, this::holder, signIn.map(how -> facts(user, how)), now);
    }

    /** What a sign-in through an identity provider does not give that the person has not used before. */
    private Holder withoutWithheld(UserModel user, String entityId) {
        UsedEntries entries = UsedEntries.of(user);
        Holder whole = holder(user);
        return new Holder(
                whole.id(),
                whole.grants().stream()
                        .filter(grant -> entries.gives(entityId, grant.profile()))
                        .toList());
    }

    /** May somebody come in like that who has no account, and so holds nothing? */
    public Decision loginOfStranger(FiscalCode code, SignIn signIn) {
        SignInFacts facts =
                new SignInFacts(signIn, Optional.empty(), OptionalInt.of(code.youngestAgeOn(PolicyZone.dayOf(now))));
        Holder nobody = new Holder("", List.of());
        return policy.decide(nobody, id -> Optional.empty(), Optional.of(facts), now)
                .login();
    }

    /** Whether a grant that the person has, or would have, holds however the person comes in. */
    public Decision holds(UserModel user, Grant grant) {
        return policy.holds(holder(user), grant, this::holder, now);
    }

    /** What the plan looks at when this person comes in like that. */
    public SignInFacts facts(UserModel user, SignIn signIn) {
        PersonRecords records = PersonRecords.of(user);
        return new SignInFacts(signIn, records.legacyCredential(), age(user));
    }

    /** The youngest that the person can be on that day. */
    public OptionalInt age(UserModel user) {
        return PersonRecords.of(user)
                .fiscalCode()
                .map(code -> OptionalInt.of(code.youngestAgeOn(PolicyZone.dayOf(now))))
                .orElse(OptionalInt.empty());
    }

    /** The person with all that the plan knows of grants: those on record, and those that groups give. */
    public Holder holder(UserModel user) {
        return new Holder(
                user.getId(), Stream.concat(onRecord(user), ofGroups(user)).toList());
    }

    private Optional<Holder> holder(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id))
                .filter(UserModel::isEnabled)
                .map(this::holder);
    }

    /** What a group gives stands in no record: one that says so was written by somebody else. */
    private Stream<Grant> onRecord(UserModel user) {
        GrantReader reader = RealmPlans.grantsOf(session);
        return PersonRecords.of(user).grants(reader).filter(grant -> grant.source() != GrantSource.GROUP);
    }

    private Stream<Grant> ofGroups(UserModel user) {
        // Most people are in no group, and then no group of the plan need be looked for.
        if (user.getGroupsStream().findAny().isEmpty()) {
            return Stream.empty();
        }
        return plan().stream()
                .flatMap(plan -> plan.groupProfiles().stream())
                .filter(profile -> isMember(user, profile))
                .map(profile -> new Grant(profile.slug(), GrantSource.GROUP, Optional.empty(), SINCE_EVER));
    }

    private boolean isMember(UserModel user, Profile profile) {
        GroupModel group = profile.group()
                .map(path -> KeycloakModelUtils.findGroupByPath(session, realm, path))
                .orElse(null);
        return group != null && user.isMemberOf(group);
    }
}
