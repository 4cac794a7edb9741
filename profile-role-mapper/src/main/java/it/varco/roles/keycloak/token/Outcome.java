package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.demand.SignInDemand;
import it.varco.roles.keycloak.access.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** What a decision writes into a token: roles, and for whom the person acts. */
final class Outcome {

    private static final String REALM_ACCESS = "realm_access";
    private static final String RESOURCE_ACCESS = "resource_access";
    private static final String ROLES = "roles";
    private static final String DELEGATIONS = "delegations";

    private static final String ATTRIBUTE = "varco.outcome";

    private final DecidedRoles roles;
    private final List<Map<String, String>> delegations;

    private Outcome(DecidedRoles roles, List<Map<String, String>> delegations) {
        this.roles = roles;
        this.delegations = delegations;
    }

    /** Made once for all tokens of a response: they have the client's session, and the answer of the plan, in common. */
    static Outcome of(
            Standing standing, KeycloakSession session, UserSessionModel userSession, ClientSessionContext client) {
        Made before = client.getAttribute(ATTRIBUTE, Made.class);
        if (before != null && before.standing() == standing) {
            return before.outcome();
        }
        Outcome decided = new Outcome(
                DecidedRoles.of(standing, userSession.getUser(), client),
                new Delegations(session).of(standing, client));
        Outcome outcome = isTooLowFor(standing, session, client) ? decided.withheld() : decided;
        client.setAttribute(ATTRIBUTE, new Made(standing, outcome));
        return outcome;
    }

    /** Whether the person has signed in again since, for another client, at less than this one is content with. */
    private static boolean isTooLowFor(Standing standing, KeycloakSession session, ClientSessionContext client) {
        return standing instanceof Standing.Open open
                && !SignInDemand.isMetFor(session, client.getClientSession().getClient(), open.signIn());
    }

    /** The same for a token that is to hold nothing of it: only what may not be there is taken out. */
    Outcome withheld() {
        return new Outcome(roles.withoutOutcomes(), List.of());
    }

    /** Into a token that has fields for roles. */
    void intoFields(AccessToken token) {
        // A mapper that writes the claim by its name leaves a second one in the token, and most readers take the last.
        token.getOtherClaims().remove(REALM_ACCESS);
        token.getOtherClaims().remove(RESOURCE_ACCESS);
        AccessToken.Access ofRealm = token.getRealmAccess();
        Set<String> realmRoles = roles.realmRoles(names(ofRealm));
        token.setRealmAccess(realmRoles.isEmpty() ? null : access(ofRealm, realmRoles));

        Map<String, AccessToken.Access> present = token.getResourceAccess();
        Map<String, AccessToken.Access> ofClients = new HashMap<>();
        for (String client : clients(present.keySet())) {
            Set<String> clientRoles = roles.clientRoles(client, names(present.get(client)));
            if (!clientRoles.isEmpty()) {
                ofClients.put(client, access(present.get(client), clientRoles));
            }
        }
        token.setResourceAccess(ofClients);
        delegations(token);
    }

    /** Into a token in which roles are claims like any other. */
    void intoClaims(IDToken token) {
        Map<String, Object> claims = token.getOtherClaims();
        put(claims, REALM_ACCESS, roles.realmRoles(names(claims.get(REALM_ACCESS))));

        Map<?, ?> present = claims.get(RESOURCE_ACCESS) instanceof Map<?, ?> found ? found : Map.of();
        Map<String, Object> ofClients = new LinkedHashMap<>();
        for (String client : clients(present.keySet())) {
            put(ofClients, client, roles.clientRoles(client, names(present.get(client))));
        }
        if (ofClients.isEmpty()) {
            claims.remove(RESOURCE_ACCESS);
        } else {
            claims.put(RESOURCE_ACCESS, ofClients);
        }
        delegations(token);
    }

    private void delegations(IDToken token) {
        if (delegations.isEmpty()) {
            token.getOtherClaims().remove(DELEGATIONS);
        } else {
            token.setOtherClaims(DELEGATIONS, delegations);
        }
    }

    private Set<String> clients(Collection<?> present) {
        Set<String> clients = new TreeSet<>(roles.clients());
        present.forEach(client -> clients.add(String.valueOf(client)));
        return clients;
    }

    private static Collection<String> names(AccessToken.Access access) {
        return Optional.ofNullable(access).map(AccessToken.Access::getRoles).orElse(Set.of());
    }

    private static Collection<String> names(Object access) {
        return access instanceof Map<?, ?> map && map.get(ROLES) instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** A copy: what Keycloak's mappers put there may be shared with the next token of the request. */
    private static AccessToken.Access access(AccessToken.Access before, Set<String> names) {
        AccessToken.Access access = new AccessToken.Access();
        access.roles(names);
        if (before != null && before.getVerifyCaller() != null) {
            access.verifyCaller(before.getVerifyCaller());
        }
        return access;
    }

    private static void put(Map<String, Object> claims, String name, Set<String> roles) {
        if (roles.isEmpty()) {
            claims.remove(name);
        } else {
            claims.put(name, Map.of(ROLES, new ArrayList<>(roles)));
        }
    }

    /** An outcome, and the answer that it was made from: another answer makes another. */
    private record Made(Standing standing, Outcome outcome) {}
}
