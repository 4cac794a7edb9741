package it.varco.spid.keycloak.request;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.level.LevelRules;
import it.varco.spid.level.Wish;
import it.varco.spid.request.ClientSettings;
import it.varco.spid.request.ClientSettings.Reading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is set about levels must be understood, be possible, and be looked at by single sign-on. */
public final class LevelChecks extends DoctorCheckFactory {

    private static final String STOCK_SINGLE_SIGN_ON = "auth-cookie";

    public LevelChecks() {
        super(
                "levels",
                List.of(
                        new Rule(
                                "DOC-95",
                                Severity.ERROR,
                                "the attribute of the client is not understood: nobody gets in by SPID",
                                session -> ofClients(session, LevelChecks::notUnderstood)),
                        new Rule(
                                "DOC-96",
                                Severity.ERROR,
                                "what is set for the client asks for better than level 3: nobody gets in by SPID",
                                session -> ofClients(session, LevelChecks::impossible)),
                        new Rule(
                                "DOC-97",
                                Severity.WARNING,
                                "the flow has Keycloak's cookie step: a session is used also where the application asks for a"
                                        + " higher level",
                                LevelChecks::flowsThatDoNotLook),
                        new Rule(
                                "DOC-98",
                                Severity.WARNING,
                                "what is set for the client is below the realm's lowest level, and is raised to it",
                                session -> ofClients(session, LevelChecks::raised)),
                        new Rule(
                                "DOC-99",
                                Severity.WARNING,
                                "the client's purpose is none that AgID lists",
                                session -> ofClients(session, LevelChecks::unlisted))));
    }

    private static Stream<String> ofClients(
            KeycloakSession session, BiFunction<Reading, LevelRules, Stream<String>> findings) {
        Optional<LevelRules> rules = SpidProviders.of(session)
                .map(SpidIdentityProviderConfig::settings)
                .orElseGet(() -> new SpidSettings(Map.of()))
                .levelRules();
        return realm(session)
                .getClientsStream()
                .flatMap(client -> rules.stream()
                        .flatMap(known -> findings.apply(read(client), known))
                        .map(finding -> client.getClientId() + finding));
    }

    private static Stream<String> notUnderstood(Reading reading, LevelRules rules) {
        return reading instanceof Reading.Unreadable unreadable
                ? unreadable.attributes().stream().map(attribute -> "/" + attribute)
                : Stream.empty();
    }

    private static Stream<String> impossible(Reading reading, LevelRules rules) {
        return reading instanceof Reading.Read read
                        && rules.with(read.settings().level(), Wish.NONE) instanceof LevelRules.Refused
                ? Stream.of("")
                : Stream.empty();
    }

    private static Stream<String> raised(Reading reading, LevelRules rules) {
        return reading instanceof Reading.Read read
                        && rules.with(read.settings().level(), Wish.NONE) instanceof LevelRules.Demand demand
                        && demand.wanted()
                                .filter(wanted -> wanted.compareTo(rules.lowest()) < 0)
                                .isPresent()
                ? Stream.of("")
                : Stream.empty();
    }

    private static Stream<String> unlisted(Reading reading, LevelRules rules) {
        return reading instanceof Reading.Read read
                        && read.settings()
                                .purpose()
                                .filter(purpose -> !purpose.isListed())
                                .isPresent()
                ? Stream.of("")
                : Stream.empty();
    }

    private static Reading read(ClientModel client) {
        return ClientSettings.read(name -> Optional.ofNullable(client.getAttribute(name)));
    }

    private static Stream<String> flowsThatDoNotLook(KeycloakSession session) {
        RealmModel realm = realm(session);
        Stream<AuthenticationFlowModel> ofClients = realm.getClientsStream()
                .map(client -> client.getAuthenticationFlowBindingOverride("browser"))
                .filter(id -> id != null && !id.isBlank())
                .map(realm::getAuthenticationFlowById);
        return Stream.concat(Stream.of(realm.getBrowserFlow()), ofClients)
                .filter(Objects::nonNull)
                .filter(flow -> hasStockStep(realm, flow.getId()))
                .map(AuthenticationFlowModel::getAlias)
                .distinct();
    }

    private static boolean hasStockStep(RealmModel realm, String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> execution.isEnabled())
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? hasStockStep(realm, execution.getFlowId())
                        : STOCK_SINGLE_SIGN_ON.equals(execution.getAuthenticator()));
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
