package it.varco.legacy.keycloak.people;

import it.varco.legacy.people.Totals;
import java.util.Locale;
import java.util.function.Consumer;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The two admin events of an import, with numbers only; each in a transaction of its own, since the import outlasts the call's. */
final class ImportEvents {

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final AdminEventBuilder events;

    ImportEvents(KeycloakSessionFactory factory, String realmId, AdminEventBuilder events) {
        this.factory = factory;
        this.realmId = realmId;
        this.events = events;
    }

    void began(long firstLine) {
        send(event -> event.detail("import", "began").detail("firstLine", Long.toString(firstLine)));
    }

    void ended(ImportAnswer answer) {
        Totals totals = answer.totals();
        send(event -> event.detail("import", answer.end().name().toLowerCase(Locale.ROOT))
                .detail("lastCommittedLine", Long.toString(answer.lastCommittedLine()))
                .detail("created", Long.toString(totals.created()))
                .detail("updated", Long.toString(totals.updated()))
                .detail("unchanged", Long.toString(totals.unchanged()))
                .detail("refused", Long.toString(totals.refused()))
                .detail("delegators", Long.toString(totals.delegators())));
    }

    private void send(Consumer<AdminEventBuilder> details) {
        KeycloakModelUtils.runJobInTransaction(factory, own -> {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            AdminEventBuilder event = events.clone(own);
            details.accept(event);
            event.operation(OperationType.ACTION)
                    .resource("VARCO_PEOPLE")
                    .resourcePath("access-policy", "people")
                    .success();
        });
    }
}
