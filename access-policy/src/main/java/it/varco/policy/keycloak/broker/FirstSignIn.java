package it.varco.policy.keycloak.broker;

import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What Keycloak does between an identity that has no link and an account, and what it must not do. */
public final class FirstSignIn {

    private FirstSignIn() {}

    /** Whether the provider's flow has our step; without it Keycloak would ask the person things, or join by e-mail. */
    public static boolean isOurs(RealmModel realm, IdentityProviderModel provider) {
        String flow = provider.getFirstBrokerLoginFlowId();
        return flow != null
                && realm.getAuthenticationExecutionsStream(flow)
                        .anyMatch(step -> LinkByFiscalCodeFactory.PROVIDER_ID.equals(step.getAuthenticator())
                                && step.isRequired());
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
