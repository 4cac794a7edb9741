package it.varco.roles.keycloak.doctor;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.person.People;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** A profile's role is an outcome: whoever has it in another way would have it whatever the plan says. */
public final class ProfileRoleRules extends DoctorCheckFactory {

    private static final int MOST_HOLDERS = 100;

    public ProfileRoleRules() {
        super(
                "profile-roles",
                List.of(
                        new Rule(
                                "DOC-11",
                                Severity.ERROR,
                                "the profile's role is assigned to this account by hand",
                                ProfileRoleRules::onAccounts),
                        new Rule(
                                "DOC-12",
                                Severity.ERROR,
                                "the profile's role comes with a group",
                                ProfileRoleRules::onGroups),
                        new Rule(
                                "DOC-13",
                                Severity.ERROR,
                                "the profile's role is part of another role, or a default one",
                                ProfileRoleRules::inComposites),
                        new Rule(
                                "DOC-14",
                                Severity.ERROR,
                                "the realm has no role of this profile's name",
                                ProfileRoleRules::withoutRole),
                        new Rule(
                                "DOC-15",
                                Severity.ERROR,
                                "an account without a fiscal code holds an operator's role",
                                ProfileRoleRules::operatorsWithoutCode)));
    }

    private static Stream<String> onAccounts(KeycloakSession session) {
        return profileRoles(session)
                .flatMap(role -> session.users()
                        .getRoleMembersStream(realm(session), role, 0, MOST_HOLDERS)
                        .map(user -> role.getName() + " → " + user.getId()));
    }

    private static Stream<String> onGroups(KeycloakSession session) {
        return profileRoles(session)
                .flatMap(role -> session.groups()
                        .getGroupsByRoleStream(realm(session), role, 0, MOST_HOLDERS)
                        .map(group -> role.getName() + " → " + group.getName()));
    }

    private static Stream<String> inComposites(KeycloakSession session) {
        List<RoleModel> profileRoles = profileRoles(session).toList();
        return allRoles(session)
                .filter(RoleModel::isComposite)
                .flatMap(composite -> composite
                        .getCompositesStream()
                        .filter(profileRoles::contains)
                        .map(role -> role.getName() + " → " + composite.getName()));
    }

    private static Stream<String> withoutRole(KeycloakSession session) {
        return roleNames(session).filter(name -> realm(session).getRole(name) == null);
    }

    private static Stream<String> operatorsWithoutCode(KeycloakSession session) {
        return Arrays.stream(OperatorRole.values())
                .map(operator -> realm(session).getRole(operator.role()))
                .filter(Objects::nonNull)
                .flatMap(role -> session.users()
                        .getRoleMembersStream(realm(session), role, 0, MOST_HOLDERS)
                        .filter(user -> user.getFirstAttribute(People.FISCAL_NUMBER) == null)
                        .map(user -> role.getName() + " → " + user.getId()));
    }

    private static Stream<RoleModel> allRoles(KeycloakSession session) {
        RealmModel realm = realm(session);
        return Stream.concat(
                session.roles().getRealmRolesStream(realm),
                realm.getClientsStream().flatMap(client -> client.getRolesStream()));
    }

    private static Stream<RoleModel> profileRoles(KeycloakSession session) {
        return roleNames(session).map(realm(session)::getRole).filter(Objects::nonNull);
    }

    private static Stream<String> roleNames(KeycloakSession session) {
        return new RealmAccess(session)
                .plan().stream()
                        .flatMap(plan -> plan.plan().profiles().stream())
                        .flatMap(profile -> switch (profile.delegation()) {
                            case HOLDERS -> Stream.of(profile.slug(), profile.delegateRole());
                            case NONE -> Stream.of(profile.slug());
                        });
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
