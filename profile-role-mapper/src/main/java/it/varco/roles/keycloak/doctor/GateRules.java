package it.varco.roles.keycloak.doctor;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.condition.AnyClientConditionFactory;

/** The gate must be on, first, and with the executor that says no before a token is made. */
public final class GateRules extends DoctorCheckFactory {

    private static final String GATE = "varco-gate";
    private static final String EXECUTOR = "varco-session-still-allowed";

    public GateRules() {
        super(
                "gate",
                List.of(
                        new Rule(
                                "DOC-20",
                                Severity.ERROR,
                                "the required action is missing or off: sign-ins pass without the plan being asked",
                                GateRules::gateOff),
                        new Rule(
                                "DOC-21",
                                Severity.ERROR,
                                "the required action comes before the gate",
                                GateRules::beforeTheGate),
                        new Rule(
                                "DOC-22",
                                Severity.ERROR,
                                "no enabled client policy for any client has the executor",
                                GateRules::withoutExecutor)));
    }

    private static Stream<String> gateOff(KeycloakSession session) {
        return gate(session).isPresent() ? Stream.empty() : Stream.of(GATE);
    }

    private static Stream<String> beforeTheGate(KeycloakSession session) {
        return gate(session).stream()
                .flatMap(gate -> enabledActions(session)
                        .filter(action ->
                                !GATE.equals(action.getProviderId()) && action.getPriority() <= gate.getPriority())
                        .map(RequiredActionProviderModel::getAlias));
    }

    private static Optional<RequiredActionProviderModel> gate(KeycloakSession session) {
        return enabledActions(session)
                .filter(action -> GATE.equals(action.getProviderId()))
                .findFirst();
    }

    private static Stream<RequiredActionProviderModel> enabledActions(KeycloakSession session) {
        return session.getContext()
                .getRealm()
                .getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled);
    }

    private static Stream<String> withoutExecutor(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        try {
            Set<String> profiles = session.clientPolicy().getClientProfiles(realm, false).getProfiles().stream()
                    .filter(GateRules::hasExecutor)
                    .map(ClientProfileRepresentation::getName)
                    .collect(Collectors.toSet());
            ClientPoliciesRepresentation policies = session.clientPolicy().getClientPolicies(realm, false);
            return policies.getPolicies().stream()
                            .anyMatch(policy -> isForAnyClient(policy)
                                    && policy.getProfiles().stream().anyMatch(profiles::contains))
                    ? Stream.empty()
                    : Stream.of(EXECUTOR);
        } catch (ClientPolicyException unreadable) {
            // Policies that the server cannot read hold nothing either.
            return Stream.of(EXECUTOR);
        }
    }

    private static boolean hasExecutor(ClientProfileRepresentation profile) {
        return profile.getExecutors().stream().anyMatch(executor -> EXECUTOR.equals(executor.getExecutorProviderId()));
    }

    private static boolean isForAnyClient(ClientPolicyRepresentation policy) {
        return Boolean.TRUE.equals(policy.isEnabled())
                && policy.getConditions().stream()
                        .allMatch(condition ->
                                AnyClientConditionFactory.PROVIDER_ID.equals(condition.getConditionProviderId()));
    }
}
