package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.audit.AuditDetails;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;

/** Keycloak's introspection, which calls a refresh token inactive where the session behind it may no longer be (RFC 7662). */
final class IntrospectedRefreshToken extends RefreshTokenIntrospectionProvider {

    IntrospectedRefreshToken(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String token) {
        try {
            return super.introspectionChecks(token);
        } catch (RefusedIntrospection refused) {
            eventBuilder.detail(AuditDetails.CODE, refused.code()).detail(Details.REASON, refused.code());
            eventBuilder.error(refused.code());
            return false;
        }
    }
}
