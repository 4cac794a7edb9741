package it.varco.spid.keycloak.entry;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.body.PublicBody;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * One e-mail, in the person's language, that somebody came in through another identity provider. It is tried once: where it
 * cannot be sent, whoever looks after the server is told, and calls.
 *
 * @param address what was known before the sign-in
 * @param entry what people call the identity provider
 */
record NewEntryNotice(String realmId, String userId, String address, String entry, Instant at) {

    /** The person could not be told. */
    static final String NOT_TOLD = "SPID-S02";

    private static final Logger LOG = Logger.getLogger(NewEntryNotice.class);
    private static final String SUBJECT = "varco.mail.entry.subject";
    private static final String TEMPLATE = "varco-second-entry.ftl";

    void send(KeycloakSessionFactory factory) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, this::send);
        } catch (RuntimeException failed) {
            // Its message may name the address.
            LOG.errorf(
                    "%s the notice to account %s of realm %s could not be sent: %s",
                    NOT_TOLD, userId, realmId, failed.getClass().getName());
        }
    }

    private void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        // Before the person is looked for: Keycloak looks for nobody in a session that belongs to no realm.
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        try {
            send(session, realm, user);
        } catch (EmailException refused) {
            notTold(session, realm, user);
        }
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel user) throws EmailException {
        Locale locale = session.getContext().resolveLocale(user);
        PublicBody publicBody = PublicBody.of(session);
        String body = publicBody.name();
        Map<String, Object> letter = Map.of(
                "entry",
                entry,
                "day",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(PolicyZone.dayOf(at)),
                "phone",
                publicBody.helpPhone().orElse(""),
                "body",
                body);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(at(user))
                .send(SUBJECT, List.of(body), TEMPLATE, new HashMap<>(Map.of("mail", letter)));
    }

    /** What the new identity provider says may be on the account by now. */
    private UserModel at(UserModel user) {
        return new UserModelDelegate(user) {
            @Override
            public String getEmail() {
                return address;
            }
        };
    }

    private static void notTold(KeycloakSession session, RealmModel realm, UserModel user) {
        new EventBuilder(realm, session)
                .event(EventType.EXECUTE_ACTIONS)
                .user(user)
                .detail(AuditDetails.CODE, NOT_TOLD)
                .error(NOT_TOLD);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "NewEntryNotice[" + userId + "]";
    }
}
