package it.varco.policy.keycloak.admin;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Somebody who does something with accounts, and with whose. Nobody decides in a matter of their own, and only an
 * administrator of {@code master} gives away an account that has power over others.
 *
 * @param account the id of the account that acts
 */
public record Actor(String account, Part part) {

    /** As what somebody acts. */
    public enum Part {
        /** A person who lets others act in his or her place. */
        HOLDER,
        OPERATOR,
        /** Of {@code master}. */
        ADMINISTRATOR
    }

    /** Whether the account with that id is the actor's own. */
    public boolean is(String id) {
        return account.equals(id);
    }

    /**
     * Whether the actor may change a grant. A holder changes only what others hold in his or her place, everybody else only
     * what is neither held by them nor in their place.
     *
     * @param holder the account that holds it
     * @param delegator the account in whose place it is held
     */
    public boolean mayChangeGrant(String holder, Optional<String> delegator) {
        return !is(holder) && delegator.filter(this::is).isPresent() == (part == Part.HOLDER);
    }

    /** Whether the actor may change whose account it is, or what opens it. */
    public boolean mayGiveAway(RealmModel realm, UserModel user) {
        return switch (part) {
            case HOLDER -> false;
            case OPERATOR -> !is(user.getId()) && !PowerfulAccount.is(realm, user);
            case ADMINISTRATOR -> !is(user.getId());
        };
    }
}
