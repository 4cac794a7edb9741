package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.signin.SignInNotes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Whether the person of a session came in by a method and at a level that the present plan calls strong. */
final class StrongSignIn {

    private final KeycloakSession session;

    StrongSignIn(KeycloakSession session) {
        this.session = session;
    }

    boolean holdsFor(UserSessionModel userSession) {
        return new SignInNotes(session)
                .read(userSession)
                .filter(signIn -> new RealmAccess(session)
                        .plan()
                        .filter(plan -> plan.isStrong(signIn))
                        .isPresent())
                .isPresent();
    }
}
