package it.varco.policy.keycloak.audit;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's store of events, which keeps no value of an account. Keycloak tells in the event of a changed account, and of a mail to a person, the
 * address that there was and the one that there is.
 */
final class StoredEvents extends JpaEventStoreProvider {

    private final KeycloakSession session;

    StoredEvents(KeycloakSession session, EntityManager database) {
        super(session, database);
        this.session = session;
    }

    /** Of realms that are audited by us; what others keep is theirs to say. */
    @Override
    public void onEvent(Event event) {
        super.onEvent(isAudited(event.getRealmId()) ? withoutValues(event) : event);
    }

    private boolean isAudited(String realmId) {
        RealmModel realm = realmId == null ? null : session.realms().getRealm(realmId);
        return realm != null
                && realm.getEventsListenersStream().anyMatch(AuditEventListenerFactory.PROVIDER_ID::equals);
    }

    /** That something changed is still told, by the name of what did. */
    static Event withoutValues(Event event) {
        if (event.getDetails() == null) {
            return event;
        }
        Map<String, String> details = new TreeMap<>(event.getDetails());
        details.keySet().removeIf(name -> name.equals(Details.EMAIL) || name.startsWith(Details.PREF_PREVIOUS));
        details.replaceAll((name, value) -> isValueOfAnAccount(name) ? "changed" : value);
        Event kept = event.clone();
        kept.setDetails(details);
        return kept;
    }

    private static boolean isValueOfAnAccount(String name) {
        return name.startsWith(Details.PREF_UPDATED) && !name.equals(Details.UPDATED_REFRESH_TOKEN_ID);
    }
}
