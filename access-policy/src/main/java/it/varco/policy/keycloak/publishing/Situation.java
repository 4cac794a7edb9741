package it.varco.policy.keycloak.publishing;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.signin.SignIn;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A policy and an instant at which people are looked at. */
record Situation(AccessPolicy policy, Instant instant) {

    /** The methods of the plan in force. */
    Stream<MethodRule> methods() {
        return policy.at(instant).stream().flatMap(version -> version.plan().plan().methods().stream());
    }

    /** The roles that this person would have; none where the gate would not open. */
    Set<String> roles(KeycloakSession session, UserModel user, SignIn signIn) {
        PersonalAccess access = new RealmAccess(session, policy, instant).of(user, Optional.of(signIn));
        return access.entry() == PersonalAccess.Entry.OPEN ? new TreeSet<>(access.allowedRoles()) : Set.of();
    }
}
