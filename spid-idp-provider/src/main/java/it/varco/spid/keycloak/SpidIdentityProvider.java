package it.varco.spid.keycloak;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.answer.VerifiedAnswer;
import it.varco.spid.keycloak.entry.EntryUse;
import it.varco.spid.keycloak.key.SpidSigningKey;
import it.varco.spid.keycloak.logout.FederatedSessions;
import it.varco.spid.keycloak.logout.LogoutStart;
import it.varco.spid.keycloak.message.SignedMessage;
import it.varco.spid.keycloak.metadata.SpidMetadataDocument;
import it.varco.spid.keycloak.page.SpidEntryChoice;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.request.ApplicationWish;
import it.varco.spid.keycloak.request.Asker;
import it.varco.spid.keycloak.request.LevelGiven;
import it.varco.spid.keycloak.request.LevelsAsked;
import it.varco.spid.keycloak.request.PendingRequests;
import it.varco.spid.keycloak.request.RequestRecord;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.level.LevelRequest;
import it.varco.spid.log.SentRequest;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.registry.Binding;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.request.AuthnRequestXml;
import it.varco.spid.request.RequestedAuthentication;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.Documents;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Document;

/**
 * All of SPID as one identity provider of Keycloak: whom to ask is an entry of the registry. CIE id is another, which asks the
 * one that there is.
 */
public final class SpidIdentityProvider extends SAMLIdentityProvider {

    private static final String CHOOSER = "varco-spid-chooser.ftl";

    private final DestinationValidator destinations;
    private final Clock clock;

    SpidIdentityProvider(
            KeycloakSession session,
            SpidIdentityProviderConfig config,
            DestinationValidator destinations,
            Clock clock) {
        super(session, config, destinations);
        this.destinations = destinations;
        this.clock = clock;
    }

    SpidIdentityProviderConfig spidConfig() {
        return (SpidIdentityProviderConfig) getConfig();
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new SpidEndpoint(session, this, callback, destinations, clock);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel authentication = request.getAuthenticationSession();
        if (FirstSignIn.isLinking(authentication)) {
            return refuse(SpidRefusals.LINKING, authentication);
        }
        if (!FirstSignIn.isOurs(request.getRealm(), getConfig())) {
            return refuse(SpidRefusals.FIRST_SIGN_IN_FLOW, authentication);
        }
        SpidEntryChoice choice = SpidEntryChoice.of(session, spidConfig(), authentication);
        if (choice instanceof SpidEntryChoice.Chosen chosen) {
            return ask(chosen, request);
        }
        if (choice instanceof SpidEntryChoice.Unknown) {
            // Trying again leads to the list, not to the same unknown name.
            authentication.removeClientNote(SpidEntryChoice.REQUESTED);
            return refuse(SpidRefusals.UNKNOWN_ENTRY, authentication);
        }
        if (choice instanceof SpidEntryChoice.Nobody) {
            return refuse(SpidRefusals.NOBODY_TO_ASK, authentication);
        }
        return session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(authentication)
                .createForm(CHOOSER);
    }

    private Response ask(SpidEntryChoice.Chosen chosen, AuthenticationRequest request) {
        RegistryEntry entry = chosen.entry();
        Scheme scheme = chosen.scheme();
        AuthenticationSessionModel authentication = request.getAuthenticationSession();
        SpidSettings settings = spidConfig().settings();
        Asker asker = Asker.of(session, spidConfig(), scheme, authentication.getClient());
        if (asker instanceof Asker.Refused refused) {
            return refuse(refused.refusal(), authentication);
        }
        Asker.Known self = (Asker.Known) asker;
        Optional<MetadataKey> key =
                SpidSigningKey.ring(session, request.getRealm()).at(clock.instant(), self.entityId(), self.ownName());
        if (key.isEmpty()) {
            return refuse(SpidRefusals.NO_SIGNING_KEY, authentication);
        }
        LevelsAsked levels = LevelsAsked.of(settings, authentication);
        if (levels instanceof LevelsAsked.Refused refused) {
            return refuse(SpidRefusals.of(refused.fault()), authentication);
        }
        LevelsAsked.Known known = (LevelsAsked.Known) levels;
        if (scheme.use() == Scheme.Use.CITIZENS && known.client().asksForAUse()) {
            return refuse(SpidRefusals.NOT_FOR_THIS_USE, authentication);
        }
        LevelRequest level = known.demand().request().within(scheme.comparisons());
        Binding binding = entry.singleSignOn(settings.requestBinding()).isPresent()
                ? settings.requestBinding()
                : entry.singleSignOn().keySet().iterator().next();
        URI location = entry.singleSignOn(binding).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RequestedAuthentication asked = new RequestedAuthentication(
                scheme,
                "_" + UUID.randomUUID(),
                now,
                location.toString(),
                self.entityId(),
                0,
                self.attributeSet(),
                level,
                ApplicationWish.reauthentication(authentication),
                known.client().purpose(),
                known.client().ageLimit());
        PendingRequests.remember(
                authentication,
                new PendingRequest(
                        asked.scheme(),
                        asked.id(),
                        now,
                        entry.entityId(),
                        self.entityId(),
                        self.assertionConsumerService(),
                        level.level(),
                        level.comparison()));
        // Keycloak's own handling of the answer compares InResponseTo with this note.
        authentication.setClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER, asked.id());
        Document document = AuthnRequestXml.of(asked);
        Response sent = new SignedMessage(
                        document,
                        binding,
                        location,
                        key.get(),
                        request.getState().getEncoded())
                .asRequest(session);
        new RequestRecord(session, spidConfig(), authentication)
                .sent(new SentRequest(
                        asked.id(),
                        binding,
                        binding == Binding.POST
                                ? Documents.text(document)
                                : sent.getLocation().getRawQuery()));
        return sent;
    }

    /** Replaces what the endpoint put in: a person is known by the key that joins, and no event prints it. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession current, RealmModel realm, BrokeredIdentityContext context) {
        VerifiedAnswer answer = SpidEndpoint.verifiedAnswer(current)
                .orElseThrow(() -> new IdentityBrokerException("an answer that our endpoint has not verified"));
        String accountName = new People(current).accountName(answer.person());
        context.setId(answer.person().identityId());
        context.setUsername(accountName);
        context.setModelUsername(accountName);
        context.setBrokerUserId(getConfig().getAlias() + "." + accountName);
        context.setEmail(null);
        sessions(realm).carry(context, answer.session());
        SpidSignInData.of(answer).writeTo(context);
    }

    /** The person is in: the sign-in is sealed into the session and the attributes are brought up to date. */
    @Override
    public void authenticationFinished(AuthenticationSessionModel authentication, BrokeredIdentityContext context) {
        super.authenticationFinished(authentication, context);
        SpidSignInData data = SpidSignInData.readFrom(context)
                .orElseThrow(() -> new IdentityBrokerException("a sign-in that our endpoint has not verified"));
        UserModel user = authentication.getAuthenticatedUser();
        if (!new People(session).isAccountOf(user, data.person())) {
            throw new IdentityBrokerException("the account is another person's");
        }
        if (data.scheme() == Scheme.SPID) {
            new EntryUse(session, spidConfig(), clock).remember(user, data.entityId());
        }
        SpidAttributeMapper.applyAll(
                session, authentication.getRealm(), getConfig().getAlias(), user, data.attributes());
        SignIn signIn = new SignIn(
                data.scheme().method(),
                data.level().classRef(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                data.entityId());
        new SignInNotes(session).write(authentication, user, signIn);
        LevelGiven.remember(authentication, data.level());
        sessions(authentication.getRealm()).keep(authentication, context);
    }

    /** Nothing where the provider is not asked: Keycloak then ends its own session as usual. */
    @Override
    public Response keycloakInitiatedBrowserLogout(
            KeycloakSession current, UserSessionModel userSession, UriInfo uriInfo, RealmModel realm) {
        return new LogoutStart(current, spidConfig(), clock.instant())
                .of(userSession)
                .orElse(null);
    }

    private FederatedSessions sessions(RealmModel realm) {
        return new FederatedSessions(session, realm, getConfig().getAlias());
    }

    @Override
    public Response export(UriInfo uriInfo, RealmModel realm, String format) {
        return new SpidMetadataDocument(session, spidConfig()).own();
    }

    private Response refuse(Refusal refusal, AuthenticationSessionModel authentication) {
        EventBuilder event = new EventBuilder(
                        authentication.getRealm(), session, session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(authentication.getClient())
                .detail(Details.IDENTITY_PROVIDER, getConfig().getAlias())
                .detail(AuditDetails.METHOD, spidConfig().scheme().method().slug());
        return new RefusalPage(session).show(refusal, event, Optional.of(authentication));
    }
}
