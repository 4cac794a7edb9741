package it.varco.legacy.keycloak.people;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.admin.AdminRight;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** Takes the people of the old system, one JSON object a line, and answers with lines of the same kind. */
public final class PeopleResource {

    private static final String LINES = "application/x-ndjson";

    private final AdminCall call;

    PeopleResource(AdminCall call) {
        this.call = call;
    }

    /**
     * Imports the people of the body.
     *
     * @param from the first line that counts; those before it are passed over
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but {@code master}'s administrator, 400 where
     *     {@code from} is no number of a line, 409 where no plan is in force
     */
    @POST
    @Consumes(LINES)
    @Produces(LINES)
    public Response load(@QueryParam("from") String from, InputStream body) {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        long first = firstLine(from);
        if (new RealmAccess(call.session()).plan().isEmpty()) {
            throw AdminRefusal.of(
                    Response.Status.CONFLICT, "IMPORT-R02", "the realm has no plan in force, so no profile is known");
        }
        ImportRun run = new ImportRun(call, first);
        // The call's own transaction would wait for the last line, and be rolled back after five minutes.
        call.session().getTransactionManager().commit();
        StreamingOutput answer = out -> run.run(body, out);
        return Response.ok(answer).build();
    }

    private static long firstLine(String from) {
        if (from == null) {
            return 1;
        }
        if (!from.matches("[1-9][0-9]{0,17}")) {
            throw AdminRefusal.of(
                    Response.Status.BAD_REQUEST, "IMPORT-R01", "from is the number of a line, counted from 1");
        }
        return Long.parseLong(from);
    }
}
