package it.varco.spid.keycloak.admin;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.keycloak.metadata.RealmMetadata;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.scheme.Scheme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What is wrong with the realm as a service provider of CIE, and with its door to the eIDAS node. */
public final class CieFindings extends DoctorCheckFactory {

    public CieFindings() {
        super(
                "cie",
                List.of(
                        new Rule(
                                "DOC-90",
                                Severity.ERROR,
                                "no key may sign for this service provider, so that nobody signs in by CIE id to it",
                                ofCie(SpidFindings::withoutKey)),
                        new Rule(
                                "DOC-91",
                                Severity.ERROR,
                                "the Ministry would refuse these metadata, and they are not served: see cie/metadata-lint",
                                ofCie(SpidFindings::refusedMetadata)),
                        new Rule(
                                "DOC-92",
                                Severity.WARNING,
                                "the metadata for CIE have something that somebody should look at: see cie/metadata-lint",
                                ofCie(SpidFindings::doubtfulMetadata)),
                        new Rule(
                                "DOC-93",
                                Severity.ERROR,
                                "the first login flow of CIE id lacks the step varco-link-by-fiscal-code, so that nobody signs"
                                        + " in by it",
                                ofCie(SpidFindings::otherFlow)),
                        new Rule(
                                "DOC-94",
                                Severity.WARNING,
                                "the eIDAS node is set and nobody comes in by it: the metadata lack the set that is asked for, or"
                                        + " the plan does not let in by eidas",
                                SpidFindings.of(Scheme.SPID, CieFindings::closedNode))));
    }

    private static Stream<String> closedNode(RealmMetadata metadata) {
        SpidSettings settings = metadata.config().settings();
        RealmAccess access = new RealmAccess(metadata.session());
        boolean isAskedRightly = settings.body().attributeSets().contains(settings.eidasAttributeSet());
        boolean isLetIn = access.plan()
                .filter(plan -> plan.mayBeOffered(SignInMethod.EIDAS, access.now()))
                .isPresent();
        return settings.eidasNode().feed().isPresent() && !(isAskedRightly && isLetIn)
                ? Stream.of(metadata.config().getAlias())
                : Stream.empty();
    }

    private static Function<KeycloakSession, Stream<String>> ofCie(Function<RealmMetadata, Stream<String>> subjects) {
        return SpidFindings.of(Scheme.CIE, subjects);
    }
}
