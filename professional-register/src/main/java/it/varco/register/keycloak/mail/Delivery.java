package it.varco.register.keycloak.mail;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.body.PublicBody;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes one e-mail in the person's language, by the plan of the day on which the person can act, and hands it to the realm's mail
 * server. It holds no code, no name and no link but the portal's address.
 */
final class Delivery {

    private static final String SUBJECT = "varco.mail.subject";
    private static final String TEMPLATE = "varco-register.ftl";
    private static final String PORTAL = "portal";

    private final KeycloakSession session;

    Delivery(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Sends it, where realm, account and address are still there.
     *
     * @return whether it was sent
     * @throws EmailException where the mail server did not take it
     */
    boolean of(MailToSend mail) throws EmailException {
        RealmModel realm = session.realms().getRealm(mail.realmId());
        if (realm == null) {
            return false;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, mail.userId());
        if (user == null || !StateMails.hasAddress(user)) {
            return false;
        }
        send(realm, user, mail);
        return true;
    }

    private void send(RealmModel realm, UserModel user, MailToSend mail) throws EmailException {
        Instant begin = PolicyZone.startOf(mail.news().from());
        boolean ahead = begin.isAfter(mail.toldAt());
        Instant possible = ahead ? begin : mail.toldAt();
        Optional<CompiledPlan> plan = new RealmAccess(session, possible).plan();
        Locale locale = session.getContext().resolveLocale(user);
        // Where pages find whom to call, e-mails do too.
        PublicBody publicBody = PublicBody.of(session);
        String body = publicBody.name();
        String profile = plan.flatMap(found -> found.profile(mail.profile()))
                .map(found -> found.name(locale.getLanguage()))
                .orElse(mail.profile());
        Map<String, Object> letter = Map.of(
                "kind", mail.news().kind().slug(),
                "tense", ahead ? "ahead" : "now",
                "profile", profile,
                "day",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale)
                                .format(mail.news().from()),
                "methods",
                        plan.map(found -> MethodNames.of(found.adequateMethods(possible)))
                                .orElse(List.of()),
                "portal", portal(realm),
                "phone", publicBody.helpPhone().orElse(""),
                "body", body);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send(SUBJECT, List.of(body, profile), TEMPLATE, new HashMap<>(Map.of("mail", letter)));
    }

    /** The address of the portal, where it is a whole one; there is no request here that could make it whole. */
    private static String portal(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(PORTAL))
                .map(Delivery::address)
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
                .orElse("");
    }

    private static String address(ClientModel client) {
        String base = Optional.ofNullable(client.getBaseUrl()).orElse("");
        return base.contains("://")
                ? base
                : Optional.ofNullable(client.getRootUrl()).orElse("") + base;
    }
}
