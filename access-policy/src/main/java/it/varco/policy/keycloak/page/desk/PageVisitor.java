package it.varco.policy.keycloak.page.desk;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A person who came in strongly and opens one of our pages.
 *
 * @param access the plan at the instant of the visit
 * @param plan the version in force
 */
public record PageVisitor(UserModel user, UserSessionModel userSession, RealmAccess access, CompiledPlan plan) {}
