package it.varco.policy.keycloak.audit;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;

/** The line of an event. What is not known to be nobody's data is left out. */
final class AuditLine {

    private static final List<String> TOLD = List.of(
            AuditDetails.CODE,
            AuditDetails.ALL_CODES,
            AuditDetails.REFERENCE,
            AuditDetails.METHOD,
            AuditDetails.ENTRY,
            AuditDetails.BY,
            AuditDetails.OTHER,
            AuditDetails.PASSWORD,
            AuditDetails.AREA,
            AuditDetails.PROFILE,
            AuditDetails.STATE,
            AuditDetails.REVOCATION,
            SignInMetrics.LEVEL,
            SignInMetrics.OUTCOME,
            Details.AUTH_METHOD,
            Details.AUTH_TYPE,
            Details.GRANT_TYPE,
            Details.IDENTITY_PROVIDER,
            Details.RESPONSE_TYPE,
            Details.CODE_ID);

    private AuditLine() {}

    static String of(Event event) {
        StringJoiner line = new StringJoiner(" ");
        add(line, "event", event.getType());
        add(line, "realm", event.getRealmName());
        add(line, "client", event.getClientId());
        add(line, "user", event.getUserId());
        add(line, "session", event.getSessionId());
        add(line, "address", event.getIpAddress());
        add(line, "error", event.getError());
        Map<String, String> details = event.getDetails();
        TOLD.forEach(name -> add(line, name, details.get(name)));
        return line.toString();
    }

    static String of(AdminEvent event) {
        StringJoiner line = new StringJoiner(" ");
        add(line, "admin-event", event.getOperationType());
        add(line, "realm", event.getRealmName());
        add(line, "resource-type", event.getResourceTypeAsString());
        add(line, "resource", event.getResourcePath());
        if (event.getAuthDetails() != null) {
            add(line, "by-realm", event.getAuthDetails().getRealmName());
            add(line, "by-client", event.getAuthDetails().getClientId());
            add(line, "by-user", event.getAuthDetails().getUserId());
        }
        add(line, "error", event.getError());
        return line.toString();
    }

    private static void add(StringJoiner line, String name, Object value) {
        if (value != null) {
            // A value that came from outside must neither break the line nor look like another field.
            line.add(name + "=" + value.toString().replaceAll("[\\s\\p{Cntrl}=]+", "_"));
        }
    }
}
