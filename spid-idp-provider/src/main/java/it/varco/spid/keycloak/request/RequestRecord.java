package it.varco.spid.keycloak.request;

import it.varco.spid.answer.PendingRequest;
import it.varco.spid.keycloak.log.SignInLog;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.log.LoggedTransaction;
import it.varco.spid.log.LoggedTransaction.Label;
import it.varco.spid.log.SentRequest;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the 24-month register is told of one request. */
public final class RequestRecord {

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final AuthenticationSessionModel authentication;

    public RequestRecord(
            KeycloakSession session, SpidIdentityProviderConfig config, AuthenticationSessionModel authentication) {
        this.session = session;
        this.config = config;
        this.authentication = authentication;
    }

    /** The request has been sent. */
    public void sent(SentRequest request) {
        SentRequests.remember(authentication, request);
        PendingRequests.find(authentication)
                .ifPresent(pending -> new SignInLog(session, config)
                        .awaitAnswer(new LoggedTransaction(
                                pending.issuedAt(),
                                new Label(config.getAlias(), pending.entityId(), LoggedTransaction.UNANSWERED, 0),
                                Optional.empty(),
                                request,
                                Optional.empty(),
                                circumstances(authentication, pending))));
    }

    /** What belongs to a request besides its text. */
    public static Map<String, String> circumstances(AuthenticationSessionModel authentication, PendingRequest pending) {
        return Map.of(
                "asked",
                pending.level().classRef() + " " + pending.comparison().value(),
                "requestedAt",
                pending.issuedAt().toString(),
                "client",
                authentication.getClient().getClientId(),
                "session",
                authentication.getParentSession().getId());
    }
}
