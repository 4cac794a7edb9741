package it.varco.roles.keycloak.token;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.token.RoleClosure;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private static final String DELEGATE = "-delegato";

    private final Set<RoleModel> withdrawn;
    private final Set<RoleModel> given;
    private final Predicate<String> barred;

    private DecidedRoles(Set<RoleModel> withdrawn, Set<RoleModel> given, Predicate<String> barred) {
        this.withdrawn = withdrawn;
        this.given = given;
        this.barred = barred;
    }

    static DecidedRoles of(Standing standing, UserModel user, ClientSessionContext client) {
        RealmModel realm = client.getClientSession().getRealm();
        Set<String> allowed = standing instanceof Standing.Open open
                ? Set.copyOf(open.access().allowedRoles())
                : Set.of();
        boolean operates = standing instanceof Standing.Open open && open.isStrong();
        Predicate<String> names = name -> OperatorRole.isNameOfOne(name)
                ? !operates
                : isProfileRole(standing.plan(), name) && !allowed.contains(name);
        Predicate<RoleModel> barred = role -> !role.isClientRole() && names.test(role.getName());
        Set<RoleModel> assigned = assigned(user);
        Set<RoleModel> kept = RoleClosure.of(assigned, RoleModel::getCompositesStream, barred);
        List<RoleModel> outcomes =
                allowed.stream().map(realm::getRole).filter(Objects::nonNull).toList();
        Set<RoleModel> given = RoleClosure.of(outcomes, RoleModel::getCompositesStream, barred);
        Set<RoleModel> withdrawn = RoleClosure.of(assigned, RoleModel::getCompositesStream, role -> false);
        withdrawn.removeAll(kept);
        withdrawn.removeAll(given);
        return new DecidedRoles(withdrawn, inScope(given, client), names);
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

    private static boolean isProfileRole(Optional<CompiledPlan> plan, String name) {
        return plan.isPresent()
                && (plan.get().profile(name).isPresent()
                        || (name.endsWith(DELEGATE)
                                && plan.get()
                                        .profile(name.substring(0, name.length() - DELEGATE.length()))
                                        .isPresent()));
    }
}
