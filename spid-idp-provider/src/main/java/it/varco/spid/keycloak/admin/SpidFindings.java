package it.varco.spid.keycloak.admin;

import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.key.SpidSigningKey;
import it.varco.spid.keycloak.metadata.RealmMetadata;
import it.varco.spid.keycloak.registry.CertificateExpiry;
import it.varco.spid.keycloak.request.ClientChoice;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.keycloak.setup.AdoptionResource;
import it.varco.spid.lint.LintFinding;
import it.varco.spid.metadata.ServiceProvider;
import it.varco.spid.scheme.Scheme;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** What is wrong with the realm as a service provider of SPID. Realms without the identity provider have none of it. */
public final class SpidFindings extends DoctorCheckFactory {

    public SpidFindings() {
        super(
                "spid",
                List.of(
                        new Rule(
                                "DOC-70",
                                Severity.ERROR,
                                "no key may sign for this service provider, so that nobody signs in by SPID to it",
                                of(SpidFindings::withoutKey)),
                        new Rule(
                                "DOC-71",
                                Severity.ERROR,
                                "AgID would refuse these metadata, and they are not served: see metadata-lint",
                                of(SpidFindings::refusedMetadata)),
                        new Rule(
                                "DOC-72",
                                Severity.WARNING,
                                "the metadata have something that somebody should look at: see metadata-lint",
                                of(SpidFindings::doubtfulMetadata)),
                        new Rule(
                                "DOC-73",
                                Severity.WARNING,
                                "the certificate that signs ends on that day, which is near or past: publish its successor"
                                        + " and file the metadata",
                                everywhere(SpidFindings::nearItsEnd)),
                        new Rule(
                                "DOC-74",
                                Severity.ERROR,
                                "the key signs for SPID and has another use in the realm",
                                everywhere(SpidFindings::keysOfTwoUses)),
                        new Rule(
                                "DOC-75",
                                Severity.ERROR,
                                "the client names a service provider or a set of attributes that the settings do not have,"
                                        + " so that nobody signs in to it by SPID",
                                of(SpidFindings::lostClients)),
                        new Rule(
                                "DOC-76",
                                Severity.ERROR,
                                "the first login flow of this identity provider lacks the step varco-link-by-fiscal-code, so"
                                        + " that nobody signs in by it",
                                of(SpidFindings::otherFlow)),
                        new Rule(
                                "DOC-77",
                                Severity.WARNING,
                                "the identity provider is one of an old extension for SPID: adopt its people, then switch it"
                                        + " off",
                                session -> AdoptionResource.oldOnes(session).stream())));
    }

    static Stream<String> withoutKey(RealmMetadata metadata) {
        return metadata.unsigned().stream();
    }

    static Stream<String> refusedMetadata(RealmMetadata metadata) {
        return inProduction(metadata, LintFinding::isError);
    }

    static Stream<String> doubtfulMetadata(RealmMetadata metadata) {
        return inProduction(metadata, finding -> !finding.isError());
    }

    private static Stream<String> inProduction(RealmMetadata metadata, Predicate<LintFinding> kind) {
        return RealmStage.of(metadata.realm()) == Stage.REHEARSAL
                ? Stream.empty()
                : metadata.all().values().stream()
                        .flatMap(signed -> signed.findings(metadata.now()).stream()
                                .filter(kind)
                                .map(finding -> signed.entityId() + " " + finding.code()))
                        .distinct();
    }

    private static Stream<String> nearItsEnd(RealmMetadata metadata) {
        return metadata.all().values().stream()
                .filter(signed -> CertificateExpiry.isNear(signed.certificate(), metadata.now()))
                .map(signed -> signed.entityId() + " "
                        + signed.certificate()
                                .getNotAfter()
                                .toInstant()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate());
    }

    private static Stream<String> keysOfTwoUses(RealmMetadata metadata) {
        Map<Boolean, List<KeyWrapper>> byUse = metadata.session()
                .keys()
                .getKeysStream(metadata.realm())
                .filter(key -> key.getPublicKey() != null)
                .collect(Collectors.partitioningBy(key -> SpidSigningKey.ALGORITHM.equals(key.getAlgorithm())));
        Set<ByteBuffer> others =
                byUse.get(false).stream().map(SpidFindings::publicBytes).collect(Collectors.toSet());
        return byUse.get(true).stream()
                .filter(key -> others.contains(publicBytes(key)))
                .map(KeyWrapper::getKid);
    }

    /** Keys of different makers are the same and have different hash codes. */
    private static ByteBuffer publicBytes(KeyWrapper key) {
        return ByteBuffer.wrap(key.getPublicKey().getEncoded());
    }

    private static Stream<String> lostClients(RealmMetadata metadata) {
        return metadata.realm()
                .getClientsStream()
                .filter(client -> isLost(metadata, client))
                .map(ClientModel::getClientId);
    }

    private static boolean isLost(RealmMetadata metadata, ClientModel client) {
        ClientChoice choice = new ClientChoice(client);
        return choice.serviceProvider(metadata.providers())
                .filter((ServiceProvider chosen) -> choice.attributeSet(chosen).isPresent())
                .isEmpty();
    }

    static Stream<String> otherFlow(RealmMetadata metadata) {
        return FirstSignIn.isOurs(metadata.realm(), metadata.config())
                ? Stream.empty()
                : Stream.of(metadata.config().getAlias());
    }

    private static Function<KeycloakSession, Stream<String>> of(Function<RealmMetadata, Stream<String>> subjects) {
        return of(Scheme.SPID, subjects);
    }

    /** What is wrong with the realm as a service provider of that scheme. */
    static Function<KeycloakSession, Stream<String>> of(
            Scheme scheme, Function<RealmMetadata, Stream<String>> subjects) {
        return session -> SpidProviders.of(session, scheme).stream()
                .flatMap(config -> subjects.apply(new RealmMetadata(session, config)));
    }

    /** What is wrong as a service provider of either: they may have one key and one name. */
    private static Function<KeycloakSession, Stream<String>> everywhere(
            Function<RealmMetadata, Stream<String>> subjects) {
        return session -> SpidProviders.all(session)
                .flatMap(config -> subjects.apply(new RealmMetadata(session, config)))
                .distinct();
    }
}
