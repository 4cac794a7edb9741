package it.varco.policy.keycloak.demand;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.signin.SignIn;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Somebody who knows how sure an application wants to be of a person, by what is set for it and what it asks for. */
public interface SignInDemand extends Provider {

    /** Whether nobody objects to using that sign-in, of a session that is there, for the application of another. */
    static boolean isMet(KeycloakSession session, AuthenticationSessionModel authentication, SignIn signIn) {
        return session.getAllProviders(SignInDemand.class).stream()
                .allMatch(demand -> demand.isEnough(authentication, signIn));
    }

    /** The first reason for which nobody comes to the application by such a sign-in. */
    static Optional<Refusal> firstObjection(
            KeycloakSession session, AuthenticationSessionModel authentication, SignIn signIn) {
        return session.getAllProviders(SignInDemand.class).stream()
                .flatMap(demand -> demand.objection(authentication, signIn).stream())
                .findFirst();
    }

    /** Whether nobody objects to giving that client roles by such a sign-in. */
    static boolean isMetFor(KeycloakSession session, ClientModel client, SignIn signIn) {
        return session.getAllProviders(SignInDemand.class).stream()
                .allMatch(demand -> demand.isEnoughFor(client, signIn));
    }

    /** Whether what is set for the client is content with such a sign-in, whatever was asked for at the time. */
    boolean isEnoughFor(ClientModel client, SignIn signIn);

    /** Whether a session that began like that will do for the application that waits for this sign-in. */
    boolean isEnough(AuthenticationSessionModel authentication, SignIn signIn);

    /** Why nobody comes to the application by such a sign-in, however new; empty where it may be. */
    Optional<Refusal> objection(AuthenticationSessionModel authentication, SignIn signIn);

    @Override
    default void close() {}
}
