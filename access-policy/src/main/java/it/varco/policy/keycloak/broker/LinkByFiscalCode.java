package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.keycloak.person.PersonLookup;
import java.util.Map;
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

/** A person's first sign-in: the account with the proven code, or by {@link UnknownPerson} a new one. Nothing is asked and nothing else joins. */
final class LinkByFiscalCode extends AbstractIdpAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext broker) {
        ProvenPerson proven = ProvenPerson.readFrom(broker)
                .orElseThrow(() -> new AuthenticationFlowException(
                        "this step links whom an identity provider has proven by fiscal code",
                        AuthenticationFlowError.IDENTITY_PROVIDER_ERROR));
        People people = new People(context.getSession());
        PersonLookup found = people.find(proven.key());
        if (found instanceof PersonLookup.Conflict) {
            refuse(context, broker, proven, PersonRefusals.CONFLICT);
        } else if (found instanceof PersonLookup.Known known) {
            link(context, broker, proven, known.user());
        } else {
            UnknownPerson rule = UnknownPerson.of(Optional.ofNullable(context.getAuthenticatorConfig()));
            create(context, broker, proven, rule.welcome(people, proven.key()));
        }
    }

    private static void create(
            AuthenticationFlowContext context,
            BrokeredIdentityContext broker,
            ProvenPerson proven,
            PersonCreation creation) {
        if (creation instanceof PersonCreation.Created created) {
            context.getAuthenticationSession().setAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER, "true");
            succeed(context, created.user());
        } else {
            refuse(context, broker, proven, PersonRefusals.of(creation));
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
    private static void link(
            AuthenticationFlowContext context, BrokeredIdentityContext broker, ProvenPerson proven, UserModel user) {
        FederatedIdentityModel linked = context.getSession()
                .users()
                .getFederatedIdentity(
                        context.getRealm(), user, broker.getIdpConfig().getAlias());
        if (linked == null) {
            succeed(context, user);
        } else {
            boolean own = linked.getUserId().equals(broker.getId());
            refuse(context, broker, proven, own ? PersonRefusals.RACED : PersonRefusals.LINK_MISMATCH);
        }
    }

    private static void succeed(AuthenticationFlowContext context, UserModel user) {
        context.setUser(user);
        context.success();
    }

    private static void refuse(
            AuthenticationFlowContext context, BrokeredIdentityContext broker, ProvenPerson proven, Refusal refusal) {
        context.getEvent()
                .detail(AuditDetails.METHOD, proven.method().slug())
                .detail("identity_provider", broker.getIdpConfig().getAlias());
        RefusalPage page = new RefusalPage(context.getSession());
        String reference = page.reportAtTheEndOfFirstSignIn(refusal, context.getEvent());
        context.failure(
                AuthenticationFlowError.IDENTITY_PROVIDER_ERROR,
                page.page(refusal, reference, Optional.of(context.getAuthenticationSession()), Map.of()));
    }
}
