package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rules about the 24-month register: that it can be written, and not be read by whoever has a copy of the database. */
public final class LogRules extends DoctorCheckFactory {

    private static final Set<String> WRITERS = Set.of("spid-saml", "cie-saml");

    public LogRules() {
        super(
                "spid-log",
                List.of(
                        new Rule(
                                "DOC-85",
                                Severity.ERROR,
                                "the realm has no key component varco-spid-log-key: no sign-in can be written down",
                                LogRules::withoutKey),
                        new Rule(
                                "DOC-86",
                                Severity.WARNING,
                                "the server has no secret-file for varco-spid-log-key: whoever has a copy of the database can read"
                                        + " the 24-month register",
                                LogRules::openToTheDatabase),
                        new Rule(
                                "DOC-87",
                                Severity.WARNING,
                                "registerOutage is ADMIT: people sign in without a record while nothing can be written",
                                LogRules::admitting)));
    }

    private static Stream<String> withoutKey(KeycloakSession session) {
        return LogKeyFactory.keys(session, realm(session)).current().isPresent()
                ? Stream.empty()
                : writers(session).map(IdentityProviderModel::getAlias);
    }

    private static Stream<String> openToTheDatabase(KeycloakSession session) {
        boolean matters = RealmStage.of(realm(session)) == Stage.PRODUCTION && !LogKeyFactory.isJoined(session);
        return matters ? writers(session).map(IdentityProviderModel::getAlias) : Stream.empty();
    }

    private static Stream<String> admitting(KeycloakSession session) {
        return writers(session)
                .filter(provider -> new LogSettings(provider).outage() == LogSettings.Outage.ADMIT)
                .map(IdentityProviderModel::getAlias);
    }

    private static Stream<IdentityProviderModel> writers(KeycloakSession session) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .filter(provider -> WRITERS.contains(provider.getProviderId()));
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
