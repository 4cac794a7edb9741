package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * The protocol mapper {@code varco-sign-in}: {@code acr}, {@code amr} and {@code auth_time} of the sign-in under which the
 * client was authorised. Without a sign-in of ours the token says nothing of it: an {@code acr} that another mapper set is
 * taken out, since applications read it as ours.
 *
 * <p>Source: OpenID Connect Core 1.0, section 2; RFC 8176.
 */
public final class SignInClaims extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper,
                OIDCIDTokenMapper,
                UserInfoTokenMapper,
                TokenIntrospectionTokenMapper,
                ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-sign-in";

    private static final String AMR = "amr";

    /** After Keycloak's own mappers, which have at most 50. */
    private static final int PRIORITY = 60;

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return write(token, session, client, IDToken::setAcr);
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return write(token, session, client, IDToken::setAcr);
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        // Userinfo carries other claims only; what setAcr holds is dropped on the way.
        return write(token, session, client, (info, acr) -> {
            if (acr != null) {
                info.setOtherClaims(IDToken.ACR, acr);
            }
        });
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return write(token, session, client, IDToken::setAcr);
    }

    private static <T extends IDToken> T write(
            T token, KeycloakSession session, ClientSessionContext client, BiConsumer<T, String> acr) {
        Optional<SignIn> signIn = new SignInNotes(session).read(client.getClientSession());
        acr.accept(token, signIn.map(SignIn::authenticationContext).orElse(null));
        token.setAuth_time(signIn.map(found -> found.instant().getEpochSecond()).orElse(null));
        signIn.ifPresentOrElse(
                found ->
                        token.setOtherClaims(AMR, new ArrayList<>(found.method().authenticationMethodsReferences())),
                () -> token.getOtherClaims().remove(AMR));
        return token;
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
        return "Varco: sign-in (acr, amr, auth_time)";
    }

    @Override
    public String getHelpText() {
        return "How and when the person signed in. (Come e quando la persona ha effettuato l'accesso.)";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
