package it.varco.spid.keycloak.request;

import it.varco.spid.level.Comparison;
import it.varco.spid.level.Wish;
import it.varco.spid.request.RequestedAuthentication.Reauthentication;
import java.util.List;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** What the application said when it sent the person, as Keycloak has kept it. */
public final class ApplicationWish {

    private ApplicationWish() {}

    static Wish of(AuthenticationSessionModel authentication) {
        if (!OIDCLoginProtocol.LOGIN_PROTOCOL.equals(authentication.getProtocol())) {
            return RequestedContexts.keptIn(authentication).orElse(Wish.NONE);
        }
        String claims = authentication.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        List<String> essential = AcrUtils.getRequiredAcrValues(claims);
        return essential.isEmpty()
                ? new Wish(
                        Wish.Force.VOLUNTARY,
                        Comparison.MINIMUM,
                        AcrUtils.getAcrValues(
                                claims,
                                authentication.getClientNote(OIDCLoginProtocol.ACR_PARAM),
                                authentication.getClient()))
                : new Wish(Wish.Force.BINDING, Comparison.MINIMUM, essential);
    }

    /** An application that wants a person who has just shown themselves is not content with a session of the provider's. */
    public static Reauthentication reauthentication(AuthenticationSessionModel authentication) {
        boolean anew = TokenUtil.hasPrompt(
                        authentication.getClientNote(OIDCLoginProtocol.PROMPT_PARAM),
                        OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                || authentication.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM) != null
                || authentication.getAuthNote(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN) != null;
        return anew ? Reauthentication.FORCED : Reauthentication.BY_LEVEL;
    }
}
