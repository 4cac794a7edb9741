package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.doctor.Doctor;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageVisit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/access-policy/doctor}: what to put right in the realm, as a director reads it. It changes nothing. */
public final class DoctorPage {

    private static final String TEMPLATE = "varco-doctor.ftl";

    private final KeycloakSession session;
    private final Clock wall;

    DoctorPage(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /** Examines the realm as it is now. */
    @GET
    public Response examine() {
        PageVisit visit = new PageDoor(session).openFor(OperatorRole.DIRECTOR);
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        Doctor doctor = new Doctor(session);
        DoctorView view = DoctorView.of(
                new DoctorView.Look(
                        session.getContext().getUri().getAbsolutePath().getPath(),
                        session.getContext().getRealm().getName(),
                        wall.instant()),
                doctor.codes(),
                doctor.examine(),
                session.getContext()
                        .resolveLocale(((PageVisit.Welcome) visit).visitor().user()));
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("doctor", view)
                .createForm(TEMPLATE);
    }
}
