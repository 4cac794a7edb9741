package it.varco.spid.keycloak;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A person's first sign-in: the account with the proven code, or a new one. Nothing is asked and nothing else joins. */
final class LinkByFiscalCode extends AbstractIdpAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext broker) {
        FiscalCode code = SpidSignInData.readFrom(broker)
                .map(SpidSignInData::fiscalCode)
                .orElseThrow(() -> new AuthenticationFlowException(
                        "this step links what our identity providers have proven",
                        AuthenticationFlowError.IDENTITY_PROVIDER_ERROR));
        People people = new People(context.getSession());
        PersonLookup found = people.find(code);
        if (found instanceof PersonLookup.Conflict) {
            refuse(context, broker, SpidRefusals.PERSON_CONFLICT);
        } else if (found instanceof PersonLookup.Known known) {
            link(context, broker, known.user());
        } else {
            create(context, broker, people.create(code));
        }
    }

    private static void create(
            AuthenticationFlowContext context, BrokeredIdentityContext broker, PersonCreation creation) {
        if (creation instanceof PersonCreation.Created created) {
            context.getAuthenticationSession().setAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER, "true");
            succeed(context, created.user());
        } else {
            refuse(
                    context,
                    broker,
                    creation instanceof PersonCreation.Raced ? SpidRefusals.RACED : SpidRefusals.PERSON_CONFLICT);
        }
    }

    @Override
    protected void actionImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext broker) {
        authenticateImpl(context, serialized, broker);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    /** An account that is linked to another identity under the same alias belongs to somebody else's proof. */
    private static void link(AuthenticationFlowContext context, BrokeredIdentityContext broker, UserModel user) {
        FederatedIdentityModel linked = context.getSession()
                .users()
                .getFederatedIdentity(
                        context.getRealm(), user, broker.getIdpConfig().getAlias());
        if (linked == null) {
            succeed(context, user);
        } else {
            boolean own = linked.getUserId().equals(broker.getId());
            refuse(context, broker, own ? SpidRefusals.RACED : SpidRefusals.LINK_MISMATCH);
        }
    }

    private static void succeed(AuthenticationFlowContext context, UserModel user) {
        context.setUser(user);
        context.success();
    }

    private static void refuse(AuthenticationFlowContext context, BrokeredIdentityContext broker, Refusal refusal) {
        context.getEvent()
                .detail(AuditDetails.METHOD, SignInMethod.SPID.slug())
                .detail("identity_provider", broker.getIdpConfig().getAlias());
        context.failure(
                AuthenticationFlowError.IDENTITY_PROVIDER_ERROR,
                new RefusalPage(context.getSession())
                        .show(refusal, context.getEvent(), Optional.of(context.getAuthenticationSession())));
    }
}
