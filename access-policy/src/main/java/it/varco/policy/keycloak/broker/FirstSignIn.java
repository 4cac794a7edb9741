package it.varco.policy.keycloak.broker;

import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What Keycloak does between an identity that has no link and an account, and what it must not do. */
public final class FirstSignIn {

    private FirstSignIn() {}

    /** Whether the provider's flow has our step; without it Keycloak would ask the person things, or join by e-mail. */
    public static boolean isOurs(RealmModel realm, IdentityProviderModel provider) {
        return step(realm, provider).isPresent();
    }

    /** Our step in the provider's flow. */
    static Optional<AuthenticationExecutionModel> step(RealmModel realm, IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getFirstBrokerLoginFlowId()).flatMap(flow -> step(realm, flow));
    }

    /** Our step in the flow that is the realm's own. */
    static Optional<AuthenticationExecutionModel> step(RealmModel realm) {
        return Optional.ofNullable(realm.getFirstBrokerLoginFlow())
                .map(AuthenticationFlowModel::getId)
                .flatMap(flow -> step(realm, flow));
    }

    private static Optional<AuthenticationExecutionModel> step(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(step ->
                        LinkByFiscalCodeFactory.PROVIDER_ID.equals(step.getAuthenticator()) && step.isRequired())
                .findFirst();
    }

    /** Whether this is no sign-in: somebody who is in wants an identity linked to the account. */
    public static boolean isLinking(AuthenticationSessionModel authentication) {
        return authentication.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
    }

    /** Keycloak would resume a first sign-in that somebody left in this tab, and let its person in on the next one's proof. */
    public static void forgetUnfinished(AuthenticationSessionModel authentication) {
        authentication.removeAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        authentication.removeAuthNote(AbstractIdpAuthenticator.NESTED_FIRST_BROKER_CONTEXT);
        authentication.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
    }
}
