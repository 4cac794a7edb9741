package it.varco.cns.keycloak;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.Constants;

/**
 * The form that travels between the host names. Client and tab say which sign-in the person sees, as they do in Keycloak's
 * own addresses; which one it is, the ticket and the cookie say.
 *
 * @param ticket what the browser carries; empty for none
 */
record TicketForm(String ticket, String clientId, String tabId, String language) {

    /** The field with the ticket. */
    static final String TICKET = "ticket";

    private static final String LANGUAGE = "language";
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,6}");
    private static final int LONGEST_BODY = 4096;
    private static final int LONGEST_FIELD = 1024;

    /** What was posted; empty where it is more than such a form can be. */
    static Optional<TicketForm> read(HttpRequest request) {
        if (isTooLong(request.getHttpHeaders().getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            return Optional.empty();
        }
        MultivaluedMap<String, String> fields = request.getDecodedFormParameters();
        TicketForm form = new TicketForm(
                first(fields, TICKET),
                first(fields, Constants.CLIENT_ID),
                first(fields, Constants.TAB_ID),
                first(fields, LANGUAGE));
        return form.fields().values().stream().anyMatch(value -> value.length() > LONGEST_FIELD)
                ? Optional.empty()
                : Optional.of(form);
    }

    /** The same form with another ticket. */
    TicketForm with(String other) {
        return new TicketForm(other, clientId, tabId, language);
    }

    /** The fields as a page writes them. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(TICKET, ticket);
        fields.put(Constants.CLIENT_ID, clientId);
        fields.put(Constants.TAB_ID, tabId);
        fields.put(LANGUAGE, language);
        return fields;
    }

    private static boolean isTooLong(String contentLength) {
        // Without a length the body is what Keycloak lets through, and the fields are measured one by one.
        return contentLength != null
                && (!LENGTH.matcher(contentLength).matches() || Integer.parseInt(contentLength) > LONGEST_BODY);
    }

    private static String first(MultivaluedMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("");
    }
}
