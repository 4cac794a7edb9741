package it.varco.roles.keycloak.explain;

import it.varco.policy.keycloak.plan.RealmPlans;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Which version of the realm's plan decides at an instant. */
final class RealmPlanVersion {

    private RealmPlanVersion() {}

    static Optional<CalendarView.VersionView> at(KeycloakSession session, Instant instant) {
        return RealmPlans.policyOf(session).at(instant).map(CalendarView.VersionView::of);
    }
}
