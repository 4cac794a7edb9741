package it.varco.spid.keycloak;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.keycloak.log.LogPage;
import it.varco.spid.keycloak.metadata.SpidMetadataDocument;
import it.varco.spid.keycloak.page.SpidEntryChoice;
import it.varco.spid.keycloak.page.SpidPageBean;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.request.PendingSignIn;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What SPID offers to everybody: the metadata, and the start of a sign-in. */
public final class SpidResource implements RealmResourceProvider {

    private final KeycloakSession session;

    SpidResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** The signed metadata of the realm as a service provider. */
    @GET
    @Path("metadata")
    public Response metadata() {
        return document().own();
    }

    /** The signed metadata of another service provider of the realm. */
    @GET
    @Path("metadata/{code}")
    public Response metadata(@PathParam("code") String code) {
        return document().coded(code).orElseThrow(NotFoundException::new);
    }

    /**
     * Starts, or starts again, the sign-in that waits in this browser. Links lead here rather than to the broker, whose
     * codes can be used once: reload, Back and another choice all work.
     */
    @GET
    @Path("start")
    public Response start(
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId,
            @QueryParam(SpidEntryChoice.PARAMETER) String entityId,
            @QueryParam(SpidPageBean.SEARCH) String search) {
        RealmModel realm = session.getContext().getRealm();
        SpidIdentityProviderConfig config = SpidProviders.of(session).orElseThrow(NotFoundException::new);
        PendingSignIn found = PendingSignIn.find(session, realm, clientId, tabId, SpidRefusals.SESSION_EXPIRED);
        if (found instanceof PendingSignIn.Missing missing) {
            return refuse(missing.refusal());
        }
        AuthenticationSessionModel authentication = ((PendingSignIn.Found) found).authentication();
        if (!AuthenticationSessionModel.Action.AUTHENTICATE.name().equals(authentication.getAction())) {
            return refuse(SpidRefusals.SESSION_EXPIRED);
        }
        session.getContext().setClient(authentication.getClient());
        String code = new ClientSessionCode<>(session, realm, authentication).getOrGenerateCode();
        URI login = Urls.identityProviderAuthnRequest(
                session.getContext().getUri().getBaseUri(),
                config.getAlias(),
                realm.getName(),
                code,
                clientId,
                tabId,
                AuthenticationProcessor.getClientData(session, authentication),
                null);
        UriBuilder target = UriBuilder.fromUri(login);
        Map<String, Object> choice = new HashMap<>();
        if (entityId != null) {
            target.queryParam(SpidEntryChoice.PARAMETER, "{entityId}");
            choice.put("entityId", entityId);
        }
        if (search != null) {
            target.queryParam(SpidPageBean.SEARCH, "{search}");
            choice.put("search", search);
        }
        return Response.seeOther(target.buildFromMap(choice)).build();
    }

    /** The 24-month register, for auditors. */
    @Path("log")
    public LogPage log() {
        return new LogPage(session, Clock.systemUTC());
    }

    @Override
    public void close() {}

    private SpidMetadataDocument document() {
        return new SpidMetadataDocument(session, SpidProviders.of(session).orElseThrow(NotFoundException::new));
    }

    private Response refuse(Refusal refusal) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(AuditDetails.METHOD, SignInMethod.SPID.slug());
        return new RefusalPage(session).show(refusal, event, Optional.empty());
    }
}
