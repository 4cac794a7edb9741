package it.varco.spid.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;

/** Something to do once what this transaction wrote can be seen by others. */
final class AfterCommit extends AbstractKeycloakTransaction {

    private final Runnable task;

    AfterCommit(Runnable task) {
        this.task = task;
    }

    @Override
    protected void commitImpl() {
        task.run();
    }

    @Override
    protected void rollbackImpl() {}
}
