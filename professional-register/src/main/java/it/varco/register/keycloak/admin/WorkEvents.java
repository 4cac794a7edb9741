package it.varco.register.keycloak.admin;

import it.varco.policy.keycloak.admin.AdminCall;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Admin events of work that outlasts the call's transaction, with numbers only; each in a transaction of its own. */
final class WorkEvents {

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final AdminEventBuilder events;
    private final Map<String, String> subject;

    /** Of work on the register of one profile. */
    WorkEvents(AdminCall call, String profile) {
        this(call, Map.of("profile", profile));
    }

    /** Of work on all registers of the realm. */
    WorkEvents(AdminCall call) {
        this(call, Map.of());
    }

    private WorkEvents(AdminCall call, Map<String, String> subject) {
        this.factory = call.session().getKeycloakSessionFactory();
        this.realmId = call.realm().getId();
        this.events = call.events();
        this.subject = subject;
    }

    void send(Map<String, String> details, String... path) {
        KeycloakModelUtils.runJobInTransaction(factory, own -> {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            AdminEventBuilder event = events.clone(own);
            subject.forEach(event::detail);
            details.forEach(event::detail);
            event.operation(OperationType.ACTION)
                    .resource("VARCO_REGISTER")
                    .resourcePath(path)
                    .success();
        });
    }
}
