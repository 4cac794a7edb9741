package it.varco.policy.signin;

/**
 * The one session that a sign-in belongs to: a note that is copied to another session, user or realm opens nothing there.
 *
 * @param realmId the realm's id
 * @param sessionId the root authentication session's id, which becomes the user session's
 * @param userId the person's id in the realm
 */
public record SessionBinding(String realmId, String sessionId, String userId) {}
