package it.varco.policy.keycloak.page.desk;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** The form of one of our pages, which this very session was shown. */
public final class PostedForm {

    private static final int LONGEST = 120;
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";

    private final MultivaluedMap<String, String> fields;

    private PostedForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** The form; empty where another site posted it, or it comes from another session. */
    public static Optional<PostedForm> of(KeycloakSession session, UserSessionModel userSession) {
        PostedForm form = new PostedForm(session.getContext().getHttpRequest().getDecodedFormParameters());
        boolean own = isFromHere(session)
                && form.text(FormToken.FIELD)
                        .filter(FormToken.of(session, userSession)::matches)
                        .isPresent();
        return own ? Optional.of(form) : Optional.empty();
    }

    /** The text of a field; empty where it is missing, blank, too long or not in one line. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.getFirst(field))
                .filter(text -> text.length() <= LONGEST)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Keycloak's referrer policy makes browsers write no origin; then they say by another header where they come from. */
    private static boolean isFromHere(KeycloakSession session) {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        String origin = headers.getHeaderString("Origin");
        String site = headers.getHeaderString(FETCH_SITE);
        URI base = session.getContext().getUri().getBaseUri();
        boolean originFits = origin == null
                || "null".equals(origin)
                || origin.equals(base.getScheme() + "://" + base.getAuthority());
        return originFits && (site == null || site.equals(SAME_ORIGIN));
    }
}
