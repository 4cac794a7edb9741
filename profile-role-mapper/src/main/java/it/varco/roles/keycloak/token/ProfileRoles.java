package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import it.varco.roles.token.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * The protocol mapper {@code varco-profile-roles}: the roles that the plan allows the person of this session now, and no
 * other profile role; for whom the person acts; an expiry no later than the next change. A session that may no longer be
 * gets no token.
 *
 * <p>What is taken out, is taken out of every token. What is put in, the settings choose token by token.
 */
public final class ProfileRoles extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper,
                OIDCIDTokenMapper,
                UserInfoTokenMapper,
                TokenIntrospectionTokenMapper,
                ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-profile-roles";

    /** After Keycloak's own mappers, which have at most 50, and after {@code varco-sign-in}. */
    private static final int PRIORITY = 70;

    private static final List<ProviderConfigProperty> SETTINGS = settings();

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = allowed(session, userSession, client, RefusedSession::atTokens);
        boolean holdsOutcomes = getShouldUseLightweightToken(session)
                ? OIDCAttributeMapperHelper.includeInLightweightAccessToken(mapper)
                : OIDCAttributeMapperHelper.includeInAccessToken(mapper);
        Outcome outcome = Outcome.of(standing, session, userSession, client);
        (holdsOutcomes ? outcome : outcome.withheld()).intoFields(token);
        clip(token, standing);
        return token;
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = allowed(session, userSession, client, RefusedSession::atTokens);
        Outcome outcome = Outcome.of(standing, session, userSession, client);
        (OIDCAttributeMapperHelper.includeInIDToken(mapper) ? outcome : outcome.withheld()).intoClaims(token);
        clip(token, standing);
        return token;
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = allowed(session, userSession, client, RefusedSession::atUserInfo);
        Outcome outcome = Outcome.of(standing, session, userSession, client);
        (OIDCAttributeMapperHelper.includeInUserInfo(mapper) ? outcome : outcome.withheld()).intoFields(token);
        return token;
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = allowed(session, userSession, client, RefusedSession::atIntrospection);
        Outcome outcome = Outcome.of(standing, session, userSession, client);
        (OIDCAttributeMapperHelper.includeInIntrospection(mapper) ? outcome : outcome.withheld()).intoFields(token);
        return token;
    }

    /** How the session stands; one that may no longer be is answered in the words of the endpoint. */
    private static Standing allowed(
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client,
            Function<RefusedSession, RuntimeException> answer) {
        Standing standing = new Standings(session).of(userSession);
        if (standing instanceof Standing.Refused refused) {
            throw answer.apply(new RefusedSession(session, userSession, client, refused));
        }
        return standing;
    }

    private static void clip(IDToken token, Standing standing) {
        if (standing instanceof Standing.Open open) {
            Lifetime.until(open.access().changesAt(), open.now())
                    .clip(token.getIat(), Optional.ofNullable(token.getExp()))
                    .ifPresent(token::exp);
        }
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Varco: profile roles (realm_access, resource_access, delegations, exp)";
    }

    @Override
    public String getHelpText() {
        return "The roles that the plan allows this person today, signed in like that. "
                + "(I ruoli che il piano consente oggi a questa persona, con questo accesso.)";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    /** Keycloak's own switches, with Keycloak's own words: in which tokens the outcomes are. */
    private static List<ProviderConfigProperty> settings() {
        List<ProviderConfigProperty> settings = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(settings, ProfileRoles.class);
        return List.copyOf(settings);
    }
}
