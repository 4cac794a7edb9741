package it.varco.register.keycloak.events;

import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.reception.CallRefusal;

/** Whether whoever calls is believed. */
sealed interface Trust {

    /**
     * The Order of that register.
     *
     * @param proof the ids of what proved it, for the log
     */
    record Believed(RegisterSettings register, String proof) implements Trust {}

    /** @param reason exactly why, for the log alone */
    record Refused(CallRefusal refusal, String reason) implements Trust {}
}
