package it.varco.roles.keycloak.grants;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.StrongIdentity;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.Actor;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.plan.Profile;
import it.varco.roles.grants.GrantAction;
import it.varco.roles.grants.GrantBook;
import it.varco.roles.grants.GrantOrder;
import it.varco.roles.grants.GrantOutcome;
import it.varco.roles.grants.GrantPeriod;
import it.varco.roles.grants.GrantRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Carries out what offices, operators and holders want done; one change after the other for each person. */
public final class GrantDesk {

    /** As many delegates as one holder may have. */
    public static final int MOST_DELEGATES = 500;

    private final KeycloakSession session;
    private final Persons persons;
    private final Actor actor;
    private final Clock wall;
    private final Instant now;
    private final CompiledPlan plan;

    /**
     * The desk as somebody stands at it.
     *
     * @throws GrantRefused where no plan is in force
     */
    public GrantDesk(KeycloakSession session, Actor actor, Clock wall) {
        this.session = session;
        this.actor = actor;
        this.persons = new Persons(session);
        this.wall = wall;
        RealmAccess access = new RealmAccess(session);
        this.now = access.now().truncatedTo(ChronoUnit.SECONDS);
        this.plan = access.plan().orElseThrow(() -> GrantRefused.because(GrantRefusal.NO_PLAN));
    }

    /**
     * Does what is wished, or nothing.
     *
     * @throws GrantRefused where it may not be done
     */
    public GrantDone carryOut(PersonReference person, GrantWish wish) {
        GrantOrder order = order(wish);
        Optional<UserModel> known = persons.find(person);
        if (known.isEmpty() && wish.action().makesAccount()) {
            // Whoever is refused leaves no account behind.
            outcome(GrantBook.of(List.of()), order);
            requireEnabling(order, StrongIdentity.NEVER_PROVEN);
        } else if (known.isEmpty()) {
            throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
        }
        String id = known.map(UserModel::getId).orElseGet(() -> persons.make(person));
        if (!actor.mayChangeGrant(id, order.delegator())) {
            throw GrantRefused.because(GrantRefusal.OWN_ACCOUNT);
        }
        return new AccountChange(session).run(List.of(id), (own, accounts) -> {
            if (!accounts.containsKey(id)) {
                throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
            }
            return change(own, accounts.get(id), order);
        });
    }

    private GrantOrder order(GrantWish wish) {
        Profile profile =
                plan.profile(wish.profile()).orElseThrow(() -> GrantRefused.because(GrantRefusal.PROFILE_UNKNOWN));
        boolean mayNameDelegator = wish.action() == GrantAction.DELEGATE || wish.action() == GrantAction.WITHDRAW;
        if (wish.delegator().isPresent() ? !mayNameDelegator : wish.action() == GrantAction.DELEGATE) {
            throw GrantRefused.because(GrantRefusal.MALFORMED);
        }
        GrantPeriod period = wish.action() == GrantAction.DELEGATE
                ? GrantPeriod.between(wish.from(), wish.until(), now)
                        .orElseThrow(() -> GrantRefused.because(GrantRefusal.PERIOD))
                : GrantPeriod.from(now);
        return new GrantOrder(
                wish.action(),
                profile,
                wish.delegator().map(persons::id),
                period,
                new GrantChange.Word(actor.account(), wish.office(), wish.act()));
    }

    private GrantDone change(KeycloakSession own, UserModel user, GrantOrder order) {
        PersonRecords records = PersonRecords.of(user);
        if (!records.areGrantsReadable()) {
            throw GrantRefused.because(GrantRefusal.UNREADABLE);
        }
        GrantOutcome outcome = outcome(GrantBook.of(records.grants()), order);
        if (outcome instanceof GrantOutcome.Changed changed) {
            requireEnabling(order, records.strongIdentity());
            if (order.action() == GrantAction.DELEGATE) {
                requireDelegation(own, user, order, changed);
            }
            records.write(changed.grants());
            return new GrantDone(user.getId(), changed.grant(), changed.state(), GrantDone.Effect.CHANGED);
        }
        GrantOutcome.Unchanged unchanged = (GrantOutcome.Unchanged) outcome;
        return new GrantDone(user.getId(), unchanged.grant(), unchanged.state(), GrantDone.Effect.NONE);
    }

    private GrantOutcome outcome(GrantBook book, GrantOrder order) {
        GrantOutcome outcome = book.carryOut(order, now, wall.instant().truncatedTo(ChronoUnit.SECONDS));
        if (outcome instanceof GrantOutcome.Refused refused) {
            throw GrantRefused.because(refused.refusal());
        }
        return outcome;
    }

    private void requireEnabling(GrantOrder order, StrongIdentity identity) {
        if (order.action() == GrantAction.DELEGATE && identity == StrongIdentity.NEVER_PROVEN) {
            throw GrantRefused.because(GrantRefusal.NEVER_SIGNED_IN_STRONGLY);
        }
        if (order.action().enables()) {
            Decision enable = plan.enable(order.profile().slug(), identity, now);
            if (!enable.allows()) {
                throw GrantRefused.because(GrantRefusal.ENABLE_DENIED, enable);
            }
        }
    }

    /** Whether it would hold from its first instant: the plan foresees it, the delegator has it, the chain is short. */
    private void requireDelegation(
            KeycloakSession own, UserModel user, GrantOrder order, GrantOutcome.Changed changed) {
        if (!user.isEnabled()) {
            throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
        }
        Decision decision = new RealmAccess(own, order.period().start()).holds(user, changed.grant());
        if (!decision.allows()) {
            throw GrantRefused.because(
                    switch (decision.reason()) {
                        case DELEGATION_NOT_FORESEEN -> GrantRefusal.NOT_DELEGABLE;
                        case DELEGATION_IN_A_CIRCLE -> GrantRefusal.IN_A_CIRCLE;
                        case DELEGATION_TOO_LONG -> GrantRefusal.TOO_LONG_A_CHAIN;
                        default -> GrantRefusal.DELEGATOR_WITHOUT_PROFILE;
                    },
                    decision);
        }
        boolean full = own.users()
                        .searchForUserByUserAttributeStream(
                                own.getContext().getRealm(),
                                PersonRecords.DELEGATORS,
                                order.delegator().orElseThrow())
                        .limit(MOST_DELEGATES)
                        .count()
                == MOST_DELEGATES;
        if (full) {
            throw GrantRefused.because(GrantRefusal.TOO_MANY_DELEGATES);
        }
    }
}
