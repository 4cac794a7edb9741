package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * The protocol mapper {@code varco-sign-in}: {@code acr}, {@code amr} and {@code auth_time} of the sign-in under which the
 * client was authorised. Without a sign-in of ours the token says nothing of it: an {@code acr} that another mapper set is
 * taken out, since applications read it as ours.
 *
 * <p>Source: OpenID Connect Core 1.0, section 2; RFC 8176.
 */
public final class SignInClaims extends DecidingMapper {

    public static final String PROVIDER_ID = "varco-sign-in";

    private static final String AMR = "amr";

    private static final int PRIORITY = 60;

    public SignInClaims() {
        super(
                PROVIDER_ID,
                "Varco: sign-in (acr, amr, auth_time)",
                "How and when the person signed in. (Come e quando la persona ha effettuato l'accesso.)",
                PRIORITY);
    }

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
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
