package it.varco.policy.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** What is to be done once others can see what the session's transaction wrote; never, where it is rolled back. */
public record AfterCommit(KeycloakSession session) {

    /** Does the task after the commit, on the thread that commits. */
    public void run(Runnable task) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                task.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
