package it.varco.policy.keycloak.doctor;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET …/access-policy/doctor}: what to put right in the realm. */
public final class DoctorResource {

    private final AdminCall call;

    DoctorResource(AdminCall call) {
        this.call = call;
    }

    /**
     * The doctor's answer.
     *
     * @param examined the codes of all rules that were asked
     * @param findings empty where all is well
     */
    public record Examination(List<String> examined, List<Finding> findings) {}

    /** Examines the realm as it is now; for administrators and directors. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Examination examine() {
        call.caller().require(AdminRight.VIEW, OperatorRole.DIRECTOR);
        Doctor doctor = new Doctor(call.session());
        return new Examination(doctor.codes(), doctor.examine());
    }
}
