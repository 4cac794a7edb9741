package it.varco.cns.keycloak;

import it.varco.cns.keycloak.CardSettings.Listener;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.TrustFault;
import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is wrong with cards on the node that answers. All rules but DOC-57 are about realms that have the step in a flow:
 * the others let no card in.
 */
public final class CardFindings extends DoctorCheckFactory {

    /** AgID publishes a new list long before: one that is so near its end was not replaced. */
    private static final Duration NEAR = Duration.ofDays(7);

    public CardFindings() {
        super(
                "cards",
                List.of(
                        new Rule(
                                "DOC-50",
                                Severity.WARNING,
                                "the card step is in a flow, and the server lacks the options without which no card signs in:"
                                        + " an origin, and anchors or a trusted list",
                                ofNode(CardFindings::withoutOptions)),
                        new Rule(
                                "DOC-51",
                                Severity.ERROR,
                                "no card signs in: certificates reach the server in a way that is not believed",
                                CardFindings::closedEntrance),
                        new Rule(
                                "DOC-52",
                                Severity.ERROR,
                                "no authority is believed, so that no card signs in",
                                standing(CardFindings::withoutAuthorities)),
                        new Rule(
                                "DOC-53",
                                Severity.WARNING,
                                "the authorities of cards are not as new as they should be",
                                standing(CardFindings::faults)),
                        new Rule(
                                "DOC-54",
                                Severity.WARNING,
                                "the trusted list should be replaced by that day, which is near or past",
                                standing(CardFindings::listsNearTheirEnd)),
                        new Rule(
                                "DOC-55",
                                Severity.WARNING,
                                "until that day a card is let in although nobody could be asked whether it still stands",
                                standing(now -> now.softUntil().map(LocalDate::toString).stream())),
                        new Rule(
                                "DOC-56",
                                Severity.ERROR,
                                "nobody is asked whether a card still stands",
                                standing(CardFindings::withoutRevocation)),
                        new Rule(
                                "DOC-57",
                                Severity.ERROR,
                                "the client, or the step of a flow, goes by a certificate, and the server's listener lets any certificate in",
                                CardFindings::certificateClients),
                        new Rule(
                                "DOC-58",
                                Severity.WARNING,
                                "cards with short keys, and certificates signed with SHA-1, are let in",
                                standing(CardFindings::keysOfTheFirstCards))));
    }

    static Stream<String> withoutOptions(CardNode node) {
        return node.opened().isEmpty() ? Stream.of(CardStepFactory.PROVIDER_ID) : Stream.empty();
    }

    private static Stream<String> closedEntrance(KeycloakSession session) {
        return nodeInUse(session)
                .flatMap(node -> node.opened().stream())
                .flatMap(open -> open.entrance().closed(session, realm(session)).stream())
                .map(StepRefusal::code);
    }

    static Stream<String> withoutAuthorities(CardStanding now) {
        return now.authorities() == 0 ? Stream.of(CardStepFactory.PROVIDER_ID) : Stream.empty();
    }

    /** Which directories the server has is nothing for whoever administers a realm. */
    static Stream<String> faults(CardStanding now) {
        return now.faults().stream()
                .map(fault -> new TrustFault(
                        fault.kind(), Path.of(fault.where()).getFileName().toString()))
                .map(TrustFault::toString);
    }

    static Stream<String> listsNearTheirEnd(CardStanding now) {
        return now.untilNextUpdate().filter(left -> left.compareTo(NEAR) < 0).stream()
                .map(left -> now.at().plus(left).toString());
    }

    static Stream<String> withoutRevocation(CardStanding now) {
        return now.revocation() == RevocationMode.OFF
                ? Stream.of(now.revocation().slug())
                : Stream.empty();
    }

    static Stream<String> keysOfTheFirstCards(CardStanding now) {
        return now.keyStrength() == KeyStrength.CURRENT
                ? Stream.empty()
                : Stream.of(now.keyStrength().slug());
    }

    private static Stream<String> certificateClients(KeycloakSession session) {
        return CardNode.of(session).listener() == Listener.LETS_ANYTHING_IN
                ? CertificateClients.in(session, realm(session))
                : Stream.empty();
    }

    private static Function<KeycloakSession, Stream<String>> standing(Function<CardStanding, Stream<String>> subjects) {
        return ofNode(node ->
                node.opened().stream().map(open -> open.check().standing()).flatMap(subjects));
    }

    private static Function<KeycloakSession, Stream<String>> ofNode(Function<CardNode, Stream<String>> subjects) {
        return session -> nodeInUse(session).flatMap(subjects);
    }

    private static Stream<CardNode> nodeInUse(KeycloakSession session) {
        return hasTheStep(realm(session)) ? Stream.of(CardNode.of(session)) : Stream.empty();
    }

    private static boolean hasTheStep(RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(AuthenticationExecutionModel::isEnabled)
                .anyMatch(execution -> CardStepFactory.PROVIDER_ID.equals(execution.getAuthenticator()));
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
