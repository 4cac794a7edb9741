package it.varco.legacy.keycloak.dated;

import it.varco.policy.decision.Reason;
import it.varco.policy.keycloak.ProviderVersion;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.broker.LinkedAccount;
import it.varco.policy.keycloak.broker.ProvenPerson;
import it.varco.policy.keycloak.offer.MethodDeclaration;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The mapper {@code varco-dated-method}: declares an identity provider to be a way in that a plan lets go of on a date. It
 * judges each answer before Keycloak looks for an account, and seals the sign-in once the account is known.
 */
public final class DatedMethodMapper extends AbstractIdentityProviderMapper
        implements MethodDeclaration, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-dated-method";

    /** The setting has one name in the providers of OpenID Connect and of SAML; those without it check no signature. */
    private static final String VALIDATE_SIGNATURE = "validateSignature";

    private final Clock clock = Clock.systemUTC();

    /**
     * The one moment in which the person still gets a page of ours: Keycloak's endpoints answer with what is thrown here.
     * What the provider calls the person is kept for the link alone, since it may be the fiscal code; events print the
     * account's name.
     */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        AuthenticationSessionModel authentication = Optional.ofNullable(context.getAuthenticationSession())
                .orElseThrow(() -> new IdentityBrokerException("a dated method is for a person at a browser"));
        Optional<DatedMethodSettings> settings = DatedMethodSettings.read(mapper.getConfig());
        settingsObjection(realm, mapper, context, settings).ifPresent(refusal -> {
            throw refused(session, context, settings, refusal);
        });
        if (FirstSignIn.isLinking(authentication)) {
            throw refused(session, context, settings, DatedRefusals.LINKING);
        }
        DatedMethodSettings known = settings.orElseThrow();
        FiscalCode code = FiscalCodeClaim.read(context, known.claim())
                .orElseThrow(() -> refused(session, context, settings, DatedRefusals.NO_FISCAL_CODE));
        new LinkedAccount(session, realm, context.getIdpConfig().getAlias(), context.getId())
                .objectionTo(code)
                .ifPresent(refusal -> {
                    throw refused(session, context, settings, refusal);
                });
        strangersObjection(session, code, signIn(known.method(), context)).ifPresent(refusal -> {
            throw refused(session, context, settings, refusal);
        });
        FirstSignIn.forgetUnfinished(authentication);
        String accountName = new People(session).accountName(code);
        context.setUsername(accountName);
        context.setModelUsername(accountName);
        context.setEmail(null);
        new ProvenPerson(code, known.method()).writeTo(context);
    }

    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        // Keycloak copies them at every sign-in but the first, which it leaves to a step that asks the person.
        user.setFirstName(context.getFirstName());
        user.setLastName(context.getLastName());
        seal(session, user, context);
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        seal(session, user, context);
    }

    @Override
    public void updateBrokeredUserLegacy(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        seal(session, user, context);
    }

    private void seal(KeycloakSession session, UserModel user, BrokeredIdentityContext context) {
        ProvenPerson proven = ProvenPerson.readFrom(context)
                .orElseThrow(() -> new IdentityBrokerException("a sign-in that this mapper has not judged"));
        if (!new People(session).isAccountOf(user, proven.key())) {
            throw new IdentityBrokerException("the account is another person's");
        }
        new SignInNotes(session).write(context.getAuthenticationSession(), user, signIn(proven.method(), context));
    }

    private SignIn signIn(SignInMethod method, BrokeredIdentityContext context) {
        return new SignIn(
                method,
                method.ownAuthenticationContext(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                context.getIdpConfig().getAlias());
    }

    /** Whom the gate would refuse all the same gets no account first; whoever has one reads at the gate what was held. */
    private static Optional<Refusal> strangersObjection(KeycloakSession session, FiscalCode code, SignIn signIn) {
        if (!(new People(session).find(code) instanceof PersonLookup.Unknown)) {
            return Optional.empty();
        }
        return Optional.of(new RealmAccess(session).loginOfStranger(code, signIn))
                .filter(login -> !login.allows())
                .map(login -> Refusal.of(login.reason().code(), Reason.REGISTERED_TOO_LATE.slug()));
    }

    private static Optional<Refusal> settingsObjection(
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context,
            Optional<DatedMethodSettings> settings) {
        IdentityProviderModel provider = context.getIdpConfig();
        // A provider of ours, or a mapper like this one, has said already who the person is, and by which way in.
        if (settings.isEmpty() || ProvenPerson.readFrom(context).isPresent()) {
            return Optional.of(DatedRefusals.MAPPER_SETTINGS);
        }
        if (!FirstSignIn.isOurs(realm, provider)) {
            return Optional.of(DatedRefusals.FIRST_SIGN_IN_FLOW);
        }
        // Only at a first sign-in would Keycloak call the mapper again, and every later one would say nothing of its
        // way in.
        if (IdentityProviderMapperSyncModeDelegate.combineIdpAndMapperSyncMode(
                        provider.getSyncMode(), mapper.getSyncMode())
                == IdentityProviderSyncMode.IMPORT) {
            return Optional.of(DatedRefusals.SYNC_MODE);
        }
        return Boolean.parseBoolean(provider.getConfig().get(VALIDATE_SIGNATURE))
                ? Optional.empty()
                : Optional.of(DatedRefusals.SIGNATURES_UNCHECKED);
    }

    private static WebApplicationException refused(
            KeycloakSession session,
            BrokeredIdentityContext context,
            Optional<DatedMethodSettings> settings,
            Refusal refusal) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        EventBuilder event = new EventBuilder(
                        authentication.getRealm(), session, session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(authentication.getClient())
                .detail(Details.IDENTITY_PROVIDER, context.getIdpConfig().getAlias());
        settings.ifPresent(
                known -> event.detail(AuditDetails.METHOD, known.method().slug()));
        RefusalPage page = new RefusalPage(session);
        return new WebApplicationException(page.page(
                refusal,
                page.report(refusal, event),
                Optional.of(authentication),
                Map.of("methods", otherMethods(session))));
    }

    private static List<String> otherMethods(KeycloakSession session) {
        return new RealmAccess(session).plan().map(MethodNames::ofStrong).orElse(List.of());
    }

    @Override
    public Optional<SignInMethod> declared(IdentityProviderMapperModel mapper) {
        return DatedMethodSettings.read(mapper.getConfig()).map(DatedMethodSettings::method);
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return syncMode != IdentityProviderSyncMode.IMPORT;
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {IdentityProviderMapper.ANY_PROVIDER};
    }

    @Override
    public String getDisplayCategory() {
        return "Varco";
    }

    @Override
    public String getDisplayType() {
        return "Varco: dated sign-in method";
    }

    @Override
    public String getHelpText() {
        return "Declares the identity provider to be a sign-in method that the plan lets go of on a date; people are known"
                + " by the fiscal code that it proves. (Dichiara che il provider è una modalità di accesso che il piano"
                + " dismette a una data; le persone si riconoscono dal codice fiscale che esso attesta.)";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return DatedMethodSettings.PROPERTIES;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
