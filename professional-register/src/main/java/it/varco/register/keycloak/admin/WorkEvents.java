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
    private final String profile;

    WorkEvents(AdminCall call, String profile) {
        this.factory = call.session().getKeycloakSessionFactory();
        this.realmId = call.realm().getId();
        this.events = call.events();
        this.profile = profile;
    }

    void send(Map<String, String> details, String... path) {
        KeycloakModelUtils.runJobInTransaction(factory, own -> {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            AdminEventBuilder event = events.clone(own);
            details.forEach(event::detail);
            event.operation(OperationType.ACTION)
                    .resource("VARCO_REGISTER")
                    .resourcePath(path)
                    .detail("profile", profile)
                    .success();
        });
    }
}
