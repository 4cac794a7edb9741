package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.token.RoleClosure;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * What the decision makes of a person's roles. Profile roles and operators' roles are outcomes: one that is assigned, by
 * hand, group, default or composite, is taken out with all that is held only through it; one that the decision allows is
 * put in, with what it consists of, as far as the client's scope mappings reach.
 */
final class DecidedRoles {

    private final Set<RoleModel> withdrawn;
    private final Set<RoleModel> given;
    private final Predicate<String> barred;

    private DecidedRoles(Set<RoleModel> withdrawn, Set<RoleModel> given, Predicate<String> barred) {
        this.withdrawn = withdrawn;
        this.given = given;
        this.barred = barred;
    }

    static DecidedRoles of(Standing standing, UserModel user, ClientSessionContext client) {
        Set<String> allowed = standing instanceof Standing.Open open
                ? Set.copyOf(open.access().allowedRoles())
                : Set.of();
        Predicate<String> barred = name -> isOutcome(standing, name) && !allowed.contains(name);
        Set<RoleModel> given = closure(outcomes(allowed, client), barred);
        return new DecidedRoles(withdrawn(assigned(user), given, barred), inScope(given, client), barred);
    }

    /** What is held only through a barred role, and the barred ones themselves. */
    private static Set<RoleModel> withdrawn(Set<RoleModel> assigned, Set<RoleModel> given, Predicate<String> barred) {
        Set<RoleModel> held = closure(assigned, name -> false);
        if (held.stream().noneMatch(role -> isBarred(role, barred))) {
            return Set.of();
        }
        held.removeAll(closure(assigned, barred));
        held.removeAll(given);
        return held;
    }

    private static Set<RoleModel> closure(Collection<RoleModel> start, Predicate<String> barred) {
        return RoleClosure.of(start, RoleModel::getCompositesStream, role -> isBarred(role, barred));
    }

    private static boolean isBarred(RoleModel role, Predicate<String> barred) {
        return !role.isClientRole() && barred.test(role.getName());
    }

    private static List<RoleModel> outcomes(Set<String> allowed, ClientSessionContext client) {
        RealmModel realm = client.getClientSession().getRealm();
        return allowed.stream().map(realm::getRole).filter(Objects::nonNull).toList();
    }

    /** The same for a token that is to hold no outcomes: what is taken out, is taken out of it too. */
    DecidedRoles withoutOutcomes() {
        return new DecidedRoles(withdrawn, Set.of(), barred);
    }

    /** The names of the realm's roles: those of the token as they are to be. */
    Set<String> realmRoles(Collection<String> present) {
        Set<String> names = present.stream().filter(barred.negate()).collect(Collectors.toCollection(TreeSet::new));
        withdrawn.stream()
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getName)
                .forEach(names::remove);
        given.stream()
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getName)
                .forEach(names::add);
        return names;
    }

    /** Whether a name is one that no token of this session may hold. */
    boolean isBarred(String name) {
        return barred.test(name);
    }

    /** The roles of a client's session as they are to be. */
    Stream<RoleModel> of(Stream<RoleModel> present) {
        return Stream.concat(
                        present.filter(role -> !withdrawn.contains(role))
                                .filter(role -> role.isClientRole() || !isBarred(role.getName())),
                        given.stream())
                .distinct();
    }

    /** The names of a client's roles: those of the token as they are to be. */
    Set<String> clientRoles(String clientId, Collection<String> present) {
        Set<String> names = new TreeSet<>(present);
        of(withdrawn, clientId).forEach(names::remove);
        of(given, clientId).forEach(names::add);
        return names;
    }

    /** The clients of which roles are given. */
    Set<String> clients() {
        return given.stream()
                .map(RoleModel::getContainer)
                .filter(ClientModel.class::isInstance)
                .map(container -> ((ClientModel) container).getClientId())
                .collect(Collectors.toSet());
    }

    private static Stream<String> of(Set<RoleModel> roles, String clientId) {
        return roles.stream()
                .filter(role -> isOf(role.getContainer(), clientId))
                .map(RoleModel::getName);
    }

    private static boolean isOf(RoleContainerModel container, String clientId) {
        return container instanceof ClientModel client && client.getClientId().equals(clientId);
    }

    private static Set<RoleModel> assigned(UserModel user) {
        Set<RoleModel> roles = user.getRoleMappingsStream().collect(Collectors.toCollection(LinkedHashSet::new));
        user.getGroupsStream().forEach(group -> {
            for (GroupModel each = group; each != null; each = each.getParent()) {
                each.getRoleMappingsStream().forEach(roles::add);
            }
        });
        return roles;
    }

    private static Set<RoleModel> inScope(Set<RoleModel> roles, ClientSessionContext context) {
        ClientModel client = context.getClientSession().getClient();
        if (roles.isEmpty() || client.isFullScopeAllowed()) {
            return roles;
        }
        Stream<RoleModel> ofScopes = context.getClientScopesStream().flatMap(scope -> scope.getScopeMappingsStream());
        roles.retainAll(RoleUtils.expandCompositeRolesStream(Stream.concat(client.getRolesStream(), ofScopes))
                .collect(Collectors.toSet()));
        return roles;
    }

    /** Whether a role of the realm is given by a decision alone; without a plan in force none is known not to be. */
    private static boolean isOutcome(Standing standing, String name) {
        return OperatorRole.isNameOfOne(name)
                ? !(standing instanceof Standing.Open open && open.isStrong())
                : standing.plan().map(plan -> plan.isProfileRole(name)).orElse(true);
    }
}
