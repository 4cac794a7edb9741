package it.varco.roles.keycloak.access;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.RoleAnswer;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Asks the plan about sessions; about each sign-in once per request, since a response holds several tokens. */
public final class Standings {

    private static final String ATTRIBUTE = "varco.standing.";

    private final KeycloakSession session;

    public Standings(KeycloakSession session) {
        this.session = session;
    }

    /** How the session stands, by the sign-in that it holds at present. */
    public Standing of(UserSessionModel userSession) {
        return of(userSession.getId(), userSession.getUser(), new SignInNotes(session).read(userSession));
    }

    /** How a session would stand that began like that. */
    public Standing of(String sessionId, UserModel user, Optional<SignIn> signIn) {
        String attribute = ATTRIBUTE + sessionId;
        Asked before = session.getAttribute(attribute, Asked.class);
        if (before != null
                && before.userId().equals(user.getId())
                && before.signIn().equals(signIn)) {
            return before.standing();
        }
        Standing standing = ask(user, signIn);
        session.setAttribute(attribute, new Asked(user.getId(), signIn, standing));
        return standing;
    }

    /** Forgets what was answered about a session whose person has got, or lost, something since. */
    public void forget(String sessionId) {
        session.removeAttribute(ATTRIBUTE + sessionId);
    }

    private Standing ask(UserModel user, Optional<SignIn> signIn) {
        RealmAccess realm = new RealmAccess(session);
        Optional<CompiledPlan> plan = realm.plan();
        if (signIn.isEmpty()) {
            return new Standing.Unknown(plan);
        }
        PersonalAccess access = realm.of(user, signIn);
        return access.entry() == PersonalAccess.Entry.OPEN
                ? new Standing.Open(plan.orElseThrow(), signIn.get(), access, realm.now())
                : new Standing.Refused(plan, signIn.get(), access, realm.now(), reason(access));
    }

    /** Where the plan took the last role, what it says of the first that it took. */
    private static Decision reason(PersonalAccess access) {
        return access.entry() == PersonalAccess.Entry.LOGIN_REFUSED
                ? access.login()
                : access.roles().stream()
                        .filter(RoleAnswer::isTakenByPlan)
                        .map(RoleAnswer::plan)
                        .findFirst()
                        .orElseThrow();
    }

    private record Asked(String userId, Optional<SignIn> signIn, Standing standing) {}
}
