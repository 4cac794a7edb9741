package it.varco.policy.keycloak.signin;

import it.varco.policy.signin.SealedSignIn;
import it.varco.policy.signin.SealingKey;
import it.varco.policy.signin.SessionBinding;
import it.varco.policy.signin.SignIn;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Writes the sign-in into the one session note that holds it, and reads it back if the realm sealed it. */
public final class SignInNotes {

    /** The name of the note, in the session and in each client's part of it. */
    public static final String NOTE = "varco.sign-in";

    /** Opens to no sign-in. */
    private static final String NONE = "none";

    private static final String OPENED = "varco.sign-in.opened.";

    private final KeycloakSession session;

    public SignInNotes(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Seals the sign-in for the session that this authentication is about to become. Where the session exists, its clients
     * first take down what they were authorised under: what a client says of the person does not rise because the person
     * signed in again for another.
     */
    public void write(AuthenticationSessionModel authentication, UserModel user, SignIn signIn) {
        RealmModel realm = authentication.getRealm();
        String sessionId = authentication.getParentSession().getId();
        Optional.ofNullable(session.sessions().getUserSession(realm, sessionId))
                .ifPresent(existing ->
                        existing.getAuthenticatedClientSessions().values().forEach(this::takeDown));
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512);
        String sealed =
                SealedSignIn.seal(signIn, new SessionBinding(realm.getId(), sessionId, user.getId()), sealingKey(key));
        authentication.setUserSessionNote(NOTE, sealed);
        authentication.setClientNote(NOTE, sealed);
    }

    /** How the person came in who has just passed a door; empty where none of ours let the person in now. */
    public Optional<SignIn> read(AuthenticationSessionModel authentication, UserModel user) {
        return open(
                authentication.getUserSessionNotes().get(NOTE),
                authentication.getRealm(),
                new SessionBinding(
                        authentication.getRealm().getId(),
                        authentication.getParentSession().getId(),
                        user.getId()));
    }

    /**
     * Lets a client join the session as it stands: it is authorised now, under the sign-in that the session holds now, and
     * no longer under the one of an earlier visit.
     */
    public void join(UserSessionModel userSession, AuthenticationSessionModel authentication) {
        Optional.ofNullable(userSession.getNote(NOTE)).ifPresent(note -> authentication.setClientNote(NOTE, note));
    }

    /** Keeps the sign-in of a session that ends while its person is on the way, so that the answer stays the same. */
    public void keep(UserSessionModel userSession, AuthenticationSessionModel authentication) {
        Optional.ofNullable(userSession.getNote(NOTE)).ifPresent(note -> authentication.setUserSessionNote(NOTE, note));
    }

    /** How the person of this session came in; empty where there is no note, or one that the realm did not seal for it. */
    public Optional<SignIn> read(UserSessionModel userSession) {
        return open(userSession.getNote(NOTE), userSession);
    }

    /** The sign-in under which a client was authorised: its own, or the session's where it joined by single sign-on. */
    public Optional<SignIn> read(AuthenticatedClientSessionModel clientSession) {
        UserSessionModel userSession = clientSession.getUserSession();
        return open(
                Optional.ofNullable(clientSession.getNote(NOTE)).orElseGet(() -> userSession.getNote(NOTE)),
                userSession);
    }

    private void takeDown(AuthenticatedClientSessionModel clientSession) {
        if (clientSession.getNote(NOTE) == null) {
            String present = clientSession.getUserSession().getNote(NOTE);
            clientSession.setNote(NOTE, present == null ? NONE : present);
        }
    }

    private Optional<SignIn> open(String note, UserSessionModel userSession) {
        RealmModel realm = userSession.getRealm();
        return open(
                note,
                realm,
                new SessionBinding(
                        realm.getId(),
                        userSession.getId(),
                        userSession.getUser().getId()));
    }

    private Optional<SignIn> open(String note, RealmModel realm, SessionBinding binding) {
        if (note == null) {
            return Optional.empty();
        }
        // A response holds several tokens, and each of our mappers asks for each of them.
        Opened before = session.getAttribute(OPENED + binding.sessionId(), Opened.class);
        if (before != null && before.note().equals(note) && before.binding().equals(binding)) {
            return before.signIn();
        }
        Optional<SignIn> signIn = SealedSignIn.open(
                note,
                binding,
                kid -> Optional.ofNullable(session.keys().getKey(realm, kid, KeyUse.SIG, Algorithm.HS512))
                        .map(SignInNotes::sealingKey));
        session.setAttribute(OPENED + binding.sessionId(), new Opened(note, binding, signIn));
        return signIn;
    }

    private static SealingKey sealingKey(KeyWrapper key) {
        return new SealingKey(key.getKid(), key.getSecretKey());
    }

    /** What a note held, for the rest of the request. */
    private record Opened(String note, SessionBinding binding, Optional<SignIn> signIn) {}
}
