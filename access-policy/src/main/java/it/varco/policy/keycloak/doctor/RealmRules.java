package it.varco.policy.keycloak.doctor;

import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.access.UsedEntries;
import it.varco.policy.keycloak.broker.UnknownPerson;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.record.RecordIsNobodysToWriteFactory;
import it.varco.policy.plan.Act;
import it.varco.policy.plan.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** The rules about the realm itself: its plan, its user profile, and who may write what Varco remembers. */
public final class RealmRules extends DoctorCheckFactory {

    private static final String OURS = "varco-";
    private static final String OUR_RECORDS = "varco.";
    private static final String LINKING_BY_THE_PERSON = "idp_link";

    /** Where mappers say what they read; every other setting may name what they write. */
    private static final Set<String> READ_FROM = Set.of("claim", "attribute.name", "attribute.friendly.name");

    /** Twenty minutes away, and some time on the access page before. */
    private static final Duration ENOUGH_FOR_A_SLOW_PERSON = Duration.ofMinutes(30);

    private static final Set<String> RECORDS = Set.of(
            People.FISCAL_NUMBER,
            PersonRecords.GRANTS,
            PersonRecords.LEGACY_CREDENTIAL,
            PersonRecords.FIRST_STRONG_SIGN_IN,
            UsedEntries.ATTRIBUTE);

    public RealmRules() {
        super(
                "realm",
                List.of(
                        new Rule(
                                "DOC-01",
                                Severity.ERROR,
                                "no plan is in force, so that nobody gets in",
                                RealmRules::withoutPlan),
                        new Rule(
                                "DOC-02",
                                Severity.ERROR,
                                "the phase rests on no act that a person could look up",
                                RealmRules::phasesWithoutAct),
                        new Rule(
                                "DOC-03",
                                Severity.ERROR,
                                "users' APIs could write this attribute: the user profile must hold it, with edit permission for"
                                        + " nobody",
                                RealmRules::editableRecords),
                        new Rule(
                                "DOC-04",
                                Severity.ERROR,
                                "unmanaged attributes are on, so that anything can be written to an account",
                                RealmRules::unmanagedAttributes),
                        new Rule(
                                "DOC-05",
                                Severity.ERROR,
                                "the identity provider mapper writes what only Varco may write",
                                RealmRules::forgingMappers),
                        new Rule(
                                "DOC-06",
                                Severity.ERROR,
                                "people may link identity providers to their accounts: a link is not an identity",
                                RealmRules::linking),
                        new Rule(
                                "DOC-07",
                                Severity.WARNING,
                                "the step varco-link-by-fiscal-code of this flow says neither to create nor to refuse, so that"
                                        + " whoever has no account is refused",
                                RealmRules::unsaidRules),
                        new Rule(
                                "DOC-08",
                                Severity.WARNING,
                                "whoever has no account is treated otherwise at this identity provider than at cards: its first"
                                        + " login flow is not the realm's",
                                RealmRules::doorsThatDiffer),
                        new Rule(
                                "DOC-09",
                                Severity.WARNING,
                                "the user profile does not validate this attribute with varco-record: whoever tries to write it by"
                                        + " users' APIs is neither refused nor told of",
                                RealmRules::silentRecords),
                        new Rule(
                                "DOC-10",
                                Severity.WARNING,
                                "the login timeout is below half an hour: who takes twenty minutes at an identity provider comes"
                                        + " back to a sign-in that is over",
                                RealmRules::impatience)));
    }

    private static Stream<String> withoutPlan(KeycloakSession session) {
        return new RealmAccess(session).plan().isPresent() ? Stream.empty() : Stream.of(realm(session));
    }

    private static Stream<String> phasesWithoutAct(KeycloakSession session) {
        return new RealmAccess(session)
                .plan().stream()
                        .flatMap(plan -> plan.plan().phases().stream())
                        .filter(phase -> isBlank(phase.act()))
                        .map(Phase::id);
    }

    private static boolean isBlank(Act act) {
        return act.name().isBlank() || act.number().isBlank();
    }

    private static Stream<String> editableRecords(KeycloakSession session) {
        UPConfig profile = profile(session);
        return RECORDS.stream()
                .filter(name -> Optional.ofNullable(profile.getAttribute(name))
                        .map(UPAttribute::getPermissions)
                        .map(UPAttributePermissions::getEdit)
                        .filter(Set::isEmpty)
                        .isEmpty());
    }

    private static Stream<String> silentRecords(KeycloakSession session) {
        UPConfig profile = profile(session);
        return RECORDS.stream()
                .filter(name -> Optional.ofNullable(profile.getAttribute(name))
                        .map(UPAttribute::getValidations)
                        .filter(validations -> validations.containsKey(RecordIsNobodysToWriteFactory.PROVIDER_ID))
                        .isEmpty());
    }

    private static Stream<String> unmanagedAttributes(KeycloakSession session) {
        return Optional.ofNullable(profile(session).getUnmanagedAttributePolicy()).map(Enum::name).stream();
    }

    private static Stream<String> forgingMappers(KeycloakSession session) {
        return session.identityProviders()
                .getMappersStream()
                .filter(mapper -> !mapper.getIdentityProviderMapper().startsWith(OURS))
                .filter(RealmRules::namesARecord)
                .map(mapper -> mapper.getIdentityProviderAlias() + "/" + mapper.getName());
    }

    private static boolean namesARecord(IdentityProviderMapperModel mapper) {
        return mapper.getConfig().entrySet().stream()
                .filter(setting -> !READ_FROM.contains(setting.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(value ->
                        value != null && (value.startsWith(OUR_RECORDS) || value.equals(People.FISCAL_NUMBER)));
    }

    private static Stream<String> linking(KeycloakSession session) {
        return session.getContext()
                .getRealm()
                .getRequiredActionProvidersStream()
                .filter(action -> LINKING_BY_THE_PERSON.equals(action.getProviderId()))
                .filter(RequiredActionProviderModel::isEnabled)
                .map(RequiredActionProviderModel::getAlias);
    }

    private static Stream<String> unsaidRules(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return UnknownPerson.isUnsaid(realm)
                ? Stream.of(realm.getFirstBrokerLoginFlow().getAlias())
                : Stream.empty();
    }

    private static Stream<String> doorsThatDiffer(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .filter(provider -> UnknownPerson.differsAt(realm, provider))
                .map(IdentityProviderModel::getAlias);
    }

    private static Stream<String> impatience(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        boolean sendsPeopleAway = session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .anyMatch(IdentityProviderModel::isEnabled);
        return sendsPeopleAway && realm.getAccessCodeLifespanLogin() < ENOUGH_FOR_A_SLOW_PERSON.toSeconds()
                ? Stream.of(realm.getName())
                : Stream.empty();
    }

    private static UPConfig profile(KeycloakSession session) {
        return session.getProvider(UserProfileProvider.class).getConfiguration();
    }

    private static String realm(KeycloakSession session) {
        return session.getContext().getRealm().getName();
    }
}
