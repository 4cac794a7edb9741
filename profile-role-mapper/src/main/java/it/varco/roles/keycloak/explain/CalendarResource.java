package it.varco.roles.keycloak.explain;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.plan.RealmPlans;
import it.varco.policy.plan.PolicyZone;
import it.varco.roles.calendar.PlanCalendar;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** {@code GET …/access-policy/calendar}: a day, or the days on which something changes. */
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarResource {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final AdminCall call;

    CalendarResource(AdminCall call) {
        this.call = call;
    }

    /** The days on which something changes. */
    public record Boundaries(String from, String to, List<CalendarView.BoundaryView> boundaries) {}

    /**
     * What each method may do for each profile on {@code day}, or with {@code from} and {@code to} the days on which
     * something changes. Without any of them: today.
     */
    @GET
    public Object calendar(
            @QueryParam("day") String day, @QueryParam("from") String from, @QueryParam("to") String to) {
        call.caller().require(AdminRight.VIEW, OperatorRole.DIRECTOR);
        PlanCalendar calendar = PlanCalendar.of(RealmPlans.policyOf(call.session()));
        if (from == null && to == null) {
            return CalendarView.DayView.of(calendar.day(day == null ? today() : day(day))
                    .orElseThrow(() ->
                            AdminRefusal.of(Response.Status.NOT_FOUND, "PLAN-X01", "no plan is in force on that day")));
        }
        LocalDate first = from == null ? FIRST : day(from);
        LocalDate last = to == null ? LAST : day(to);
        return new Boundaries(
                first.toString(),
                last.toString(),
                calendar.boundaries(first, last).stream()
                        .map(CalendarView.BoundaryView::of)
                        .toList());
    }

    private LocalDate today() {
        return PolicyZone.dayOf(PolicyClock.of(call.session()).now());
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDay();
        }
        throw noDay();
    }

    private static RuntimeException noDay() {
        return AdminRefusal.of(
                Response.Status.BAD_REQUEST, "PLAN-X02", "a day is written as 2021-05-17, from 1900 to 2199");
    }
}
