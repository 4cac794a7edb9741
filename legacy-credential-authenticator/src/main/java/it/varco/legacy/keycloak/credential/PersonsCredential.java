package it.varco.legacy.keycloak.credential;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.IssueRequest;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.Reason;
import it.varco.policy.decision.RoleAnswer;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Renewal;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** What the plan of the session's realm says of one person's password, now. */
public final class PersonsCredential {

    private static final String NOBODY = "legacy";
    private static final Set<Reason> PENDING = EnumSet.of(Reason.PENDING_FIRST, Reason.PENDING_REACTIVATION);

    private final KeycloakSession session;
    private final UserModel user;
    private final RealmAccess access;

    /** @param user an account of the session's realm */
    public PersonsCredential(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
        this.access = new RealmAccess(session);
    }

    /** The record of the password that the account has; none where it has no password, or one that nobody gave out. */
    public Optional<LegacyCredential> present() {
        return user.credentialManager()
                        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                        .findAny()
                        .isPresent()
                ? PersonRecords.of(user).legacyCredential()
                : Optional.empty();
    }

    /** May the person still come in with that password? */
    public Decision login(LegacyCredential credential) {
        return cameInBy(credential.kind()).login();
    }

    /** May a password of that kind be given out to the person? */
    public Decision issue(SignInMethod kind, Optional<String> exemption) {
        return access.issue(new IssueRequest(kind, exemption, access.age(user)), held(), pending());
    }

    /** The same, for somebody who has no account and so holds nothing. */
    public static Decision issueToStranger(
            KeycloakSession session, FiscalCode code, SignInMethod kind, Optional<String> exemption) {
        RealmAccess access = new RealmAccess(session);
        OptionalInt age = OptionalInt.of(code.youngestAgeOn(PolicyZone.dayOf(access.now())));
        return access.issue(new IssueRequest(kind, exemption, age), List.of(), Pending.NO_ROLE);
    }

    /** Whether the plan takes a new password for one that is given out. */
    public boolean renewalIsIssuance() {
        return access.plan()
                .map(plan -> plan.plan().renewal() == Renewal.IS_ISSUANCE)
                .orElse(true);
    }

    /** Whether a register keeps a role of the person pending. */
    public Pending pending() {
        return answers().stream()
                        .filter(answer -> answer.delegator().isEmpty())
                        .anyMatch(answer -> PENDING.contains(answer.grant().reason()))
                ? Pending.SOME_ROLE
                : Pending.NO_ROLE;
    }

    /** By which methods a role that waits becomes operative today, as people call them. */
    public List<String> adequateMethods() {
        return access.plan()
                .map(plan -> MethodNames.of(plan.adequateMethods(access.now())))
                .orElse(List.of());
    }

    private List<String> held() {
        return answers().stream()
                .filter(answer -> answer.grant().allows())
                .map(RoleAnswer::profile)
                .distinct()
                .toList();
    }

    private List<RoleAnswer> answers() {
        return cameInBy(SignInMethod.LEGACY_DISPOSITIVE).roles();
    }

    private PersonalAccess cameInBy(SignInMethod method) {
        SignIn signIn = new SignIn(method, method.ownAuthenticationContext(), access.now(), NOBODY);
        return access.of(user, Optional.of(signIn));
    }
}
