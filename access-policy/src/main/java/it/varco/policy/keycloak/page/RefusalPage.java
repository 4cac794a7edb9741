package it.varco.policy.keycloak.page;

import it.varco.policy.keycloak.audit.AuditDetails;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.Theme;

/**
 * Tells a person why the sign-in ended and what to do now, and tells the operator the code: one page, one event, with one
 * reference on both.
 */
public final class RefusalPage {

    private static final String TEMPLATE = "varco-refused.ftl";
    private static final int REFERENCE_LENGTH = 10;

    /** An operator has to act first. */
    private static final Set<String> RETRYING_HELPS_NOT = Set.of("person-conflict", "code-replaced", "linking-refused");

    private final KeycloakSession session;

    public RefusalPage(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Ends the sign-in.
     *
     * @param event of the type that fits the door; it is sent as an error with the refusal's code
     * @param authentication the pending sign-in, where one is known: the page then offers to try again for the same
     *     service; where none is, the way back is to the client of the session's context
     */
    public Response show(Refusal refusal, EventBuilder event, Optional<AuthenticationSessionModel> authentication) {
        return page(refusal, report(refusal, event), authentication, Map.of());
    }

    /**
     * Tells the operator alone, where the page comes later or never.
     *
     * @return the reference that belongs on the page
     */
    public String report(Refusal refusal, EventBuilder event) {
        String reference = describe(refusal, event);
        event.error(refusal.code());
        return reference;
    }

    /**
     * Tells the operator of a step in a first broker login flow: Keycloak (26.7) sends that flow's event at its end, whatever
     * came of it, so that one sent here would be sent twice.
     *
     * @param event the flow's own
     * @return the reference that belongs on the page
     */
    public String reportAtTheEndOfFirstSignIn(Refusal refusal, EventBuilder event) {
        String reference = describe(refusal, event);
        event.event(EventType.IDENTITY_PROVIDER_FIRST_LOGIN_ERROR)
                .storeImmediately(true)
                .getEvent()
                .setError(refusal.code());
        return reference;
    }

    private static String describe(Refusal refusal, EventBuilder event) {
        String reference = SecretGenerator.getInstance().randomString(REFERENCE_LENGTH, SecretGenerator.DIGITS);
        event.detail(AuditDetails.CODE, refusal.code())
                .detail(AuditDetails.ALL_CODES, String.join(" ", refusal.allCodes()))
                .detail(AuditDetails.REFERENCE, reference)
                .detail(Details.REASON, refusal.code());
        return reference;
    }

    /**
     * The page of a refusal that has been reported.
     *
     * @param more what the page shows besides or instead, by the name that the template knows it by
     */
    public Response page(
            Refusal refusal,
            String reference,
            Optional<AuthenticationSessionModel> authentication,
            Map<String, Object> more) {
        Optional<ClientModel> service = authentication
                .map(AuthenticationSessionModel::getClient)
                .or(() -> Optional.ofNullable(session.getContext().getClient()));
        Map<String, Object> model = new HashMap<>();
        model.put("messageKey", refusal.messageKey());
        model.put("reference", refusal.code() + " " + reference);
        model.put(
                "retryUrl",
                authentication
                        .filter(pending -> !RETRYING_HELPS_NOT.contains(refusal.messageKey()))
                        .map(this::restartUrl)
                        .orElse(""));
        model.put("backUrl", service.map(this::backUrl).orElse(""));
        model.put("serviceName", service.map(RefusalPage::serviceName).orElse(""));
        model.putAll(more);
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        authentication.ifPresentOrElse(form::setAuthenticationSession, form::setDetachedAuthSession);
        form.setStatus(refusal.status());
        form.setAttribute("refusal", model);
        return form.createForm(TEMPLATE);
    }

    /** Its words alone, for whoever has been told before: neither a page nor an event. */
    public Response words(Refusal refusal) {
        Properties messages = messages();
        String text = Stream.of("title", "text", "action")
                .map(part -> messages.getProperty("varco.refused." + refusal.messageKey() + "." + part))
                .collect(Collectors.joining("\n"));
        return Response.status(refusal.status())
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .entity(text + "\n" + refusal.code() + "\n")
                .build();
    }

    private Properties messages() {
        try {
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getMessages(session.getContext().resolveLocale(null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the same sign-in begins anew, for the same service. */
    public String restartUrl(AuthenticationSessionModel authentication) {
        return Urls.realmLoginRestartPage(
                        session.getContext().getUri().getBaseUri(),
                        authentication.getRealm().getName(),
                        authentication.getClient().getClientId(),
                        authentication.getTabId(),
                        AuthenticationProcessor.getClientData(session, authentication),
                        false)
                .toString();
    }

    private String backUrl(ClientModel client) {
        String url = ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl());
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : "";
    }

    /** What people call the application. */
    public static String serviceName(ClientModel client) {
        return Optional.ofNullable(client.getName())
                .filter(name -> !name.startsWith("${"))
                .orElse(client.getClientId());
    }
}
