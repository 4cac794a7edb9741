package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageVisit;
import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.plan.PolicyZone;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/access-policy/calendar}: the plan as a director reads it. */
public final class CalendarPage {

    private static final String TEMPLATE = "varco-calendar.ftl";
    private static final int LONGEST_DAY = 10;

    private final KeycloakSession session;

    CalendarPage(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The timeline, and what each method may do on one day.
     *
     * @param day an ISO date; today on the policy clock where it is missing or none
     */
    @GET
    public Response show(@QueryParam("day") String day) {
        PageVisit visit = new PageDoor(session).openFor(OperatorRole.DIRECTOR);
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        LocalDate today = PolicyZone.dayOf(visitor.access().now());
        CalendarBean calendar = new CalendarBean(
                visitor.plan(),
                today,
                day(day).orElse(today),
                session.getContext().resolveLocale(visitor.user()));
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("calendar", calendar)
                .setAttribute(
                        "calendarUrl",
                        session.getContext().getUri().getAbsolutePath().getPath())
                .createForm(TEMPLATE);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text == null || text.length() > LONGEST_DAY ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
