package it.varco.register.keycloak.watch;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.ledger.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks at every register of every realm from time to time. Each node looks by itself, and tells of a silence when it first
 * sees it; nothing else follows from one.
 */
public final class RegisterWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(RegisterWatch.class);
    private static final String SILENT = "REG-40";
    private static final String AREA = "professional-register";

    private final KeycloakSessionFactory factory;
    private final RegisterGauges gauges;
    private final Set<List<String>> silent = new HashSet<>();

    /** A watch over the realms of that server. */
    public RegisterWatch(KeycloakSessionFactory factory, RegisterGauges gauges) {
        this.factory = factory;
        this.gauges = gauges;
    }

    @Override
    public void run() {
        try {
            List<RegisterStanding> all = new ArrayList<>();
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.realms()
                            .getRealmsStream()
                            .forEach(realm -> RegisterSettings.all(realm)
                                    .forEach(register -> all.add(look(session, realm, register)))));
            gauges.show(all);
        } catch (RuntimeException failed) {
            // Its message may be the database's, which repeats values.
            LOG.errorf(
                    "The registers could not be looked at: %s",
                    failed.getClass().getName());
        }
    }

    private RegisterStanding look(KeycloakSession session, RealmModel realm, RegisterSettings settings) {
        session.getContext().setRealm(realm);
        Register register = new Register(session, settings.profile());
        RegisterStanding standing = new RegisterStanding(
                realm.getName(), settings.profile(), register.lastEvent(), register.countWarnings());
        Silence silence = new Silence(standing.lastEvent(), Instant.ofEpochMilli(Time.currentTimeMillis()));
        List<String> key = List.of(realm.getId(), settings.profile());
        if (!silence.isLongerThan(settings.silence())) {
            silent.remove(key);
        } else if (silent.add(key)) {
            new EventBuilder(realm, session)
                    .event(EventType.EXECUTE_ACTIONS)
                    .detail(AuditDetails.AREA, AREA)
                    .detail(AuditDetails.PROFILE, settings.profile())
                    .detail(AuditDetails.CODE, SILENT)
                    .error(SILENT);
        }
        return standing;
    }
}
