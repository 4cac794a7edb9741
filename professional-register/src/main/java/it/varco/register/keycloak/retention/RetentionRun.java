package it.varco.register.keycloak.retention;

import it.varco.register.keycloak.ledger.Retention;
import it.varco.register.keycloak.setting.RegisterSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.keycloak.models.KeycloakSession;

/** Forgets in one realm what nobody may keep any longer. A person under several registers is kept as long as the slowest of them says. */
public final class RetentionRun {

    private final KeycloakSession session;
    private final Clock wall;

    /** For the session's realm. */
    public RetentionRun(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /** Forgets, and says how many fiscal codes; a realm without a register forgets nothing. */
    public long forget() {
        return RegisterSettings.all(session.getContext().getRealm()).stream()
                .map(RegisterSettings::retention)
                .map(this::before)
                .min(Comparator.naturalOrder())
                .map(new Retention(session)::forget)
                .orElse(0L);
    }

    private Instant before(Period retention) {
        return wall.instant().atZone(ZoneOffset.UTC).minus(retention).toInstant();
    }
}
