package it.varco.register.keycloak.mail;

import io.micrometer.core.instrument.Metrics;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends the e-mails that are due, one after another, on one node. Whoever takes some puts off their next attempt before anything is
 * sent, so that nothing is tried without end. An e-mail may come twice, where a server dies between sending and forgetting it.
 */
final class MailDispatch implements Runnable {

    /** How long to wait after each attempt that failed; the one after the last wait is the last. */
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(20),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private static final Logger LOG = Logger.getLogger(MailDispatch.class);
    private static final String TASK = "varco-mail-dispatch";
    private static final int ONE_NODE_FOR_SECONDS = 600;
    private static final int AT_ONCE = 50;
    private static final String COUNTER = "varco.register.mails";

    /** What became of one attempt. */
    private enum Outcome {
        SENT,
        NOT_WANTED,
        FAILED,
        GIVEN_UP
    }

    private final KeycloakSessionFactory factory;
    private final Clock wall;

    MailDispatch(KeycloakSessionFactory factory, Clock wall) {
        this.factory = factory;
        this.wall = wall;
    }

    @Override
    public void run() {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(ClusterProvider.class)
                            .executeIfNotExecuted(TASK, ONE_NODE_FOR_SECONDS, this::sendAllThatIsDue));
        } catch (RuntimeException failed) {
            LOG.error("Register: the e-mails that are due could not be sent; they are tried again", failed);
        }
    }

    private int sendAllThatIsDue() {
        int tried = 0;
        for (List<String> taken = take(); !taken.isEmpty(); taken = take()) {
            taken.forEach(id -> KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, id)));
            tried += taken.size();
        }
        return tried;
    }

    private List<String> take() {
        Instant now = wall.instant();
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            List<MailToSend> due = database(session)
                    .createNamedQuery(MailToSend.DUE, MailToSend.class)
                    .setParameter("now", now.toEpochMilli())
                    .setMaxResults(AT_ONCE)
                    .getResultList();
            due.forEach(mail -> mail.tried(now.plus(WAITS.get(Math.min(mail.attempts(), WAITS.size() - 1)))));
            return due.stream().map(MailToSend::id).toList();
        });
    }

    private void send(KeycloakSession session, String id) {
        MailToSend mail = database(session).find(MailToSend.class, id);
        if (mail == null) {
            return;
        }
        Outcome outcome = attempt(session, mail);
        if (outcome != Outcome.FAILED) {
            database(session).remove(mail);
        }
        Metrics.counter(
                        COUNTER,
                        "kind",
                        mail.news().kind().slug(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }

    private static Outcome attempt(KeycloakSession session, MailToSend mail) {
        try {
            return new Delivery(session).of(mail) ? Outcome.SENT : Outcome.NOT_WANTED;
        } catch (EmailException failed) {
            boolean last = mail.attempts() > WAITS.size();
            // What the mail server says may name the address: Keycloak's own line above this one says what it says.
            LOG.warnf(
                    "Register: %s an e-mail of kind %s to account %s of realm %s could not be sent (attempt %d of %d)%s",
                    last ? "REG-33" : "REG-32",
                    mail.news().kind().slug(),
                    mail.userId(),
                    mail.realmId(),
                    mail.attempts(),
                    WAITS.size() + 1,
                    last ? "; nobody tries again" : "");
            return last ? Outcome.GIVEN_UP : Outcome.FAILED;
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
