package it.varco.rehearsal.keycloak;

import it.varco.policy.keycloak.clock.PolicyClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Shows and moves the realm's policy clock. Whoever is on this machine may: the jar loads nowhere else. A page of another
 * site that is open in a browser here cannot, since for PUT and DELETE browsers ask leave first, which is not given.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class RehearsalClockResource implements RealmResourceProvider {

    private static final Logger LOG = Logger.getLogger(RehearsalClockResource.class);
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int LONGEST_BODY = 1024;
    private static final int TOO_LONG = 413;

    private final RehearsedRealm realm;
    private final PolicyClock clock;

    RehearsalClockResource(RehearsedRealm realm, PolicyClock clock) {
        this.realm = realm;
        this.clock = clock;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /**
     * What the clock shows.
     *
     * @param now ISO date and time in Europe/Rome, with its offset
     * @param moved whether that is another time than the wall's
     * @param frozen whether it stands
     * @param movable whether the realm is in rehearsal
     */
    public record ClockView(String now, boolean moved, boolean frozen, boolean movable) {}

    /** Shows the clock, in every stage. */
    @GET
    public Response show() {
        Optional<Movement> movement = realm.movement();
        return answer(
                Response.Status.OK.getStatusCode(),
                new ClockView(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                realm.now().atZone(ROME)),
                        movement.isPresent(),
                        movement.filter(Movement.Stands.class::isInstance).isPresent(),
                        realm.isInRehearsal()));
    }

    /** Moves the clock: it goes on from there, or stands there. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(InputStream body) throws IOException {
        if (!realm.isInRehearsal()) {
            return inProduction();
        }
        byte[] json = body.readNBytes(LONGEST_BODY + 1);
        if (json.length > LONGEST_BODY) {
            return refusal(TOO_LONG, "body_too_long", "body", "must not be longer than " + LONGEST_BODY + " bytes");
        }
        try {
            realm.move(WantedTime.in(json));
        } catch (WantedTime.Unreadable e) {
            return refusal(Response.Status.BAD_REQUEST.getStatusCode(), "invalid_clock", e.field(), e.getMessage());
        }
        LOG.infof("Realm %s: the policy clock now shows %s", realm.name(), clock.now());
        return show();
    }

    /** Gives the realm the wall's time again. */
    @DELETE
    public Response goBack() {
        if (!realm.isInRehearsal()) {
            return inProduction();
        }
        realm.goBack();
        return show();
    }

    @Override
    public void close() {}

    private static Response inProduction() {
        return refusal(
                Response.Status.FORBIDDEN.getStatusCode(),
                "realm_in_production",
                "stage",
                "is production: the clock is the system's and nothing moves it");
    }

    private static Response refusal(int status, String error, String field, String reason) {
        return answer(status, Map.of("error", error, "field", field, "error_description", field + " " + reason));
    }

    private static Response answer(int status, Object entity) {
        return Response.status(status)
                .entity(entity)
                .header("Cache-Control", "no-store")
                .build();
    }
}
