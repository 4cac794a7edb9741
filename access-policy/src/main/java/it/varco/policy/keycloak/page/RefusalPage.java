package it.varco.policy.keycloak.page;

import it.varco.policy.keycloak.audit.AuditDetails;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Tells a person why the sign-in ended and what to do now, and tells the operator the code: one page, one event, with one
 * reference on both.
 */
public final class RefusalPage {

    private static final String TEMPLATE = "varco-refused.ftl";
    private static final int REFERENCE_LENGTH = 10;

    private final KeycloakSession session;

    public RefusalPage(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Ends the sign-in.
     *
     * @param event of the type that fits the door; it is sent as an error with the refusal's code
     * @param authentication the pending sign-in, where one is known: the page then offers to try again for the same service
     */
    public Response show(Refusal refusal, EventBuilder event, Optional<AuthenticationSessionModel> authentication) {
        String reference = SecretGenerator.getInstance().randomString(REFERENCE_LENGTH, SecretGenerator.DIGITS);
        event.detail(AuditDetails.CODE, refusal.code())
                .detail(AuditDetails.ALL_CODES, String.join(" ", refusal.allCodes()))
                .detail(AuditDetails.REFERENCE, reference)
                .detail(Details.REASON, refusal.code());
        event.error(refusal.code());

        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        authentication.ifPresentOrElse(form::setAuthenticationSession, form::setDetachedAuthSession);
        form.setStatus(refusal.status());
        form.setAttribute(
                "refusal",
                Map.of(
                        "messageKey", refusal.messageKey(),
                        "reference", refusal.code() + " " + reference,
                        "retryUrl", authentication.map(this::restartUrl).orElse(""),
                        "backUrl",
                                authentication.map(a -> backUrl(a.getClient())).orElse(""),
                        "serviceName",
                                authentication.map(a -> name(a.getClient())).orElse("")));
        return form.createForm(TEMPLATE);
    }

    private String restartUrl(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getParentSession())
                .map(RootAuthenticationSessionModel::getRealm)
                .map(realm -> restartUri(authentication, realm.getName()).toString())
                .orElse("");
    }

    private URI restartUri(AuthenticationSessionModel authentication, String realmName) {
        URI restart = Urls.realmLoginRestartPage(
                session.getContext().getUri().getBaseUri(),
                realmName,
                authentication.getClient().getClientId(),
                authentication.getTabId(),
                org.keycloak.authentication.AuthenticationProcessor.getClientData(session, authentication),
                false);
        return restart;
    }

    private String backUrl(ClientModel client) {
        String url = ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl());
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : "";
    }

    private static String name(ClientModel client) {
        return Optional.ofNullable(client.getName())
                .filter(name -> !name.startsWith("${"))
                .orElse(client.getClientId());
    }
}
