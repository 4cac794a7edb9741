package it.varco.register.keycloak.mail;

import it.varco.register.keycloak.projection.Projection.Change;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.mail.News;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Queues what people are told by e-mail of a role that an Order gives and takes, in the transaction of the change. */
public final class StateMails {

    private static final String SMTP_HOST = "host";

    private final RealmModel realm;
    private final String profile;
    private final EntityManager database;
    private final Clock wall;

    /**
     * For people of the session's realm, in its transaction.
     *
     * @param profile the slug of the profile that changed
     */
    public StateMails(KeycloakSession session, String profile) {
        this.realm = session.getContext().getRealm();
        this.profile = profile;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.wall = Clock.systemUTC();
    }

    /**
     * Queues the e-mails about what has changed; none where nothing has, where the account has no address, or where the realm, or its
     * register of that profile, sends none. What still waits about the same person and profile is not sent any more: the person gets
     * the last word.
     *
     * @param policyNow on the policy clock
     */
    public void tell(List<Change> changes, Instant policyNow) {
        Map<UserModel, List<News>> news = new LinkedHashMap<>();
        changes.forEach(change -> {
            List<News> ofPerson = News.between(change.before(), change.after(), policyNow);
            if (!ofPerson.isEmpty()) {
                news.put(change.account(), ofPerson);
            }
        });
        if (!news.isEmpty()) {
            supersede(news.keySet().stream().map(UserModel::getId).toList());
            if (isWanted()) {
                Instant due = wall.instant();
                news.forEach((account, ofPerson) -> queue(account, ofPerson, policyNow, due));
            }
        }
    }

    static boolean hasAddress(UserModel user) {
        return user.isEnabled() && user.getEmail() != null && !user.getEmail().isBlank();
    }

    private void supersede(List<String> accounts) {
        database.createNamedQuery(MailToSend.SUPERSEDE)
                .setParameter("realm", realm.getId())
                .setParameter("users", accounts)
                .setParameter("profile", profile)
                .executeUpdate();
    }

    private boolean isWanted() {
        return realm.getSmtpConfig().get(SMTP_HOST) != null
                && RegisterSettings.of(realm, profile)
                        .filter(RegisterSettings::mails)
                        .isPresent();
    }

    private void queue(UserModel account, List<News> news, Instant policyNow, Instant due) {
        if (hasAddress(account)) {
            news.forEach(one ->
                    database.persist(new MailToSend(realm.getId(), account.getId(), profile, one, policyNow, due)));
        }
    }
}
