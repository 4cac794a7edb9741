package it.varco.policy.keycloak.admin;

import org.keycloak.models.UserSessionModel;

/** Whether the person of a session came in by a method and at a level that the present plan calls strong. */
@FunctionalInterface
interface StrongSignIn {

    boolean holdsFor(UserSessionModel userSession);
}
