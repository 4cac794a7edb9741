package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.PersonKey;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The account that an identity of an identity provider is linked to, if there is one. */
public final class LinkedAccount {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FederatedIdentityModel identity;

    /**
     * @param alias the identity provider
     * @param identityId what the identity provider calls the person, as links have it
     */
    public LinkedAccount(KeycloakSession session, RealmModel realm, String alias, String identityId) {
        this.session = session;
        this.realm = realm;
        this.identity = new FederatedIdentityModel(alias, identityId, null);
    }

    /**
     * Why the person with this key must not sign in. What is proven now must be the account's, by link and by its own record;
     * an account that is linked to another identity of the same provider belongs to somebody else's proof; and a code that
     * was replaced by another makes no account. Said before Keycloak's own flow begins, which would send the event twice.
     */
    public Optional<Refusal> objectionTo(PersonKey proven) {
        People people = new People(session);
        PersonLookup person = people.find(proven);
        if (person instanceof PersonLookup.Conflict) {
            return Optional.of(PersonRefusals.CONFLICT);
        }
        UserModel linked = session.users().getUserByFederatedIdentity(realm, identity);
        if (person instanceof PersonLookup.Unknown
                && linked == null
                && people.formerHolder(proven).isPresent()) {
            return Optional.of(PersonRefusals.FORMER_CODE);
        }
        boolean fits = person instanceof PersonLookup.Known known
                ? linked == null
                        ? !hasAnotherLink(known.user())
                        : known.user().getId().equals(linked.getId())
                : linked == null;
        return fits ? Optional.empty() : Optional.of(PersonRefusals.LINK_MISMATCH);
    }

    private boolean hasAnotherLink(UserModel user) {
        return session.users().getFederatedIdentity(realm, user, identity.getIdentityProvider()) != null;
    }
}
