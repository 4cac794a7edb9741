package it.varco.legacy.keycloak.doctor;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The doors that a password, or another proof that is no sign-in of ours, could open. */
public final class PasswordRules extends DoctorCheckFactory {

    private static final String POLICY = "varco-issuance-stop";

    /** Steps that prove nothing by themselves, and steps of ours. */
    private static final Set<String> HARMLESS = Set.of(
            "auth-cookie",
            "identity-provider-redirector",
            "deny-access-authenticator",
            "reset-credentials-choose-user",
            "reset-credential-email",
            "user-session-limits");

    private static final String OURS = "varco-";
    private static final String CONDITIONS = "conditional-";

    public PasswordRules() {
        super(
                "passwords",
                List.of(
                        new Rule(
                                "DOC-40",
                                Severity.ERROR,
                                "the password policy varco-issuance-stop is not on",
                                PasswordRules::withoutPolicy),
                        new Rule(
                                "DOC-41",
                                Severity.ERROR,
                                "the step of a flow in use lets people in without a sign-in that the plan knows: the gate refuses"
                                        + " them",
                                PasswordRules::foreignSteps),
                        new Rule(
                                "DOC-42",
                                Severity.ERROR,
                                "people may register by themselves, past the office",
                                session -> when(session, RealmModel::isRegistrationAllowed)),
                        new Rule(
                                "DOC-43",
                                Severity.WARNING,
                                "people may reset a forgotten password by e-mail",
                                session -> when(session, RealmModel::isResetPasswordAllowed)),
                        new Rule(
                                "DOC-44",
                                Severity.WARNING,
                                "remember-me is on: a sign-in lasts longer than the person is there",
                                session -> when(session, RealmModel::isRememberMe))));
    }

    private static Stream<String> withoutPolicy(KeycloakSession session) {
        return when(session, realm -> !realm.getPasswordPolicy().getPolicies().contains(POLICY));
    }

    private static Stream<String> foreignSteps(KeycloakSession session) {
        RealmModel realm = realm(session);
        Stream<AuthenticationFlowModel> bound = Stream.of(
                realm.getBrowserFlow(),
                realm.getDirectGrantFlow(),
                realm.getDockerAuthenticationFlow(),
                realm.getFirstBrokerLoginFlow());
        Stream<AuthenticationFlowModel> ofClients = realm.getClientsStream()
                .map(ClientModel::getAuthenticationFlowBindingOverrides)
                .flatMap(overrides -> overrides.values().stream())
                .filter(id -> !id.isBlank())
                .map(realm::getAuthenticationFlowById);
        return Stream.concat(bound, ofClients)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(flow -> steps(realm, flow.getId())
                        .filter(PasswordRules::isForeign)
                        .map(step -> flow.getAlias() + "/" + step))
                .distinct();
    }

    private static Stream<String> steps(RealmModel realm, String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(AuthenticationExecutionModel::isEnabled)
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? steps(realm, execution.getFlowId())
                        : Stream.of(execution.getAuthenticator()));
    }

    private static boolean isForeign(String step) {
        return !step.startsWith(OURS) && !step.startsWith(CONDITIONS) && !HARMLESS.contains(step);
    }

    private static Stream<String> when(KeycloakSession session, Predicate<RealmModel> broken) {
        return Stream.of(realm(session)).filter(broken).map(RealmModel::getName);
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
