package it.varco.policy.keycloak.page.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Shows that a form was posted from our own page in this very session; another site cannot know it. */
public final class FormToken {

    /** The name of the hidden field. */
    public static final String FIELD = "token";

    private static final String PURPOSE = "varco-form:";

    private final String value;

    private FormToken(String value) {
        this.value = value;
    }

    /** The token of this session. */
    public static FormToken of(KeycloakSession session, UserSessionModel userSession) {
        SecretKey key = session.keys()
                .getActiveKey(session.getContext().getRealm(), KeyUse.SIG, Algorithm.HS512)
                .getSecretKey();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal((PURPOSE + userSession.getId()).getBytes(StandardCharsets.UTF_8));
            return new FormToken(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-256 is in every JDK and takes any secret key", broken);
        }
    }

    /** What the page puts into its form. */
    public String value() {
        return value;
    }

    /** Whether the form brought it back. */
    public boolean matches(String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
