package it.varco.roles.keycloak.grants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.admin.Actor;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.keycloak.person.AccountWitness;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.roles.grants.GrantRefusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Gives a person another fiscal code, and makes two accounts one; each whole, in one transaction. What the code before
 * proved is cut off: links go, since every door links anew by what it proves, sessions end, and the code makes no account.
 */
final class IdentityChange {

    /**
     * Each value says when, on whose word and by which act the account became whose it is, what became of its password, and
     * which account went into it.
     */
    static final String HISTORY = "varco.identity-changes";

    private final KeycloakSession session;
    private final Clock wall;

    IdentityChange(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /**
     * Who changes it.
     *
     * @param act the reference of the act on which it rests
     */
    record Author(Actor actor, String act) {}

    /** What becomes of the password that the account has. */
    enum OldPassword {
        /** The person is the same, and the code was corrected. */
        KEEP,
        /**
         * The code was somebody else's, who may know the password: it goes, with its record, the e-mail address and whatever
         * else opens the account.
         */
        REMOVE;

        static Optional<OldPassword> named(String name) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(name))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of an account.
     *
     * @param account its id
     * @param gone the id of the account that went into it, where one did
     * @param password what was said of its password, where anything was
     */
    record Changed(String account, Optional<String> gone, Optional<OldPassword> password, GrantDone.Effect effect) {

        static Changed code(String account, Optional<OldPassword> password) {
            return new Changed(account, Optional.empty(), password, GrantDone.Effect.CHANGED);
        }

        static Changed merged(String account, String gone) {
            return new Changed(account, Optional.of(gone), Optional.empty(), GrantDone.Effect.CHANGED);
        }

        static Changed nothing(String account) {
            return new Changed(account, Optional.empty(), Optional.empty(), GrantDone.Effect.NONE);
        }
    }

    /**
     * Gives the person this code instead of the present one; who has it already keeps everything.
     *
     * @param password must be said where the account has one, or anything else that opens it
     */
    Changed changeCode(PersonReference person, FiscalCode code, Optional<OldPassword> password, Author author) {
        String id = new Persons(session).id(person);
        return new AccountChange(session).run(List.of(id), (own, accounts) -> {
            UserModel user = present(accounts.get(id));
            requireMayChange(own, user, author);
            requireFree(own, code, id);
            FiscalCode before = codeOf(user);
            if (before.equals(code)) {
                return Changed.nothing(id);
            }
            if (password.isEmpty() && hasCredential(user)) {
                throw GrantRefused.because(GrantRefusal.PASSWORD_UNSAID);
            }
            People people = new People(own);
            Set<String> former = former(user);
            former.add(people.accountName(before));
            former.remove(people.accountName(code));
            user.setAttribute(People.FORMER_FISCAL_NUMBERS, List.copyOf(former));
            user.setSingleAttribute(People.FISCAL_NUMBER, code.value());
            user.setUsername(people.accountName(code));
            // What the Order gives, it gives to a code.
            AccountWitness.tellOfCode(own, user);
            cutOff(own, user);
            // Who proved the code before has not proved this one.
            user.removeAttribute(PersonRecords.FIRST_STRONG_SIGN_IN);
            if (password.equals(Optional.of(OldPassword.REMOVE))) {
                removeCredentials(user);
            }
            return remembered(user, Changed.code(id, password), author);
        });
    }

    /**
     * Makes two accounts one: the first stays, with its code and password; the other goes. Where both have a grant of one
     * profile on one word, that of the one that stays counts.
     */
    Changed merge(PersonReference staying, PersonReference leaving, Author author) {
        String stays = new Persons(session).id(staying);
        String leaves = new Persons(session).id(leaving);
        if (stays.equals(leaves)) {
            throw GrantRefused.because(GrantRefusal.SAME_ACCOUNT);
        }
        List<String> delegates =
                delegatesOf(session, leaves).map(UserModel::getId).toList();
        List<String> locked = Stream.concat(Stream.of(stays, leaves), delegates.stream())
                .distinct()
                .toList();
        return new AccountChange(session).run(locked, (own, accounts) -> {
            UserModel kept = present(accounts.get(stays));
            UserModel gone = present(accounts.get(leaves));
            requireMayChange(own, kept, author);
            requireMayChange(own, gone, author);
            MergedGrants merged = new MergedGrants(stays, leaves);
            merged.unite(PersonRecords.of(kept), PersonRecords.of(gone));
            delegates.stream()
                    .filter(id -> !id.equals(stays) && accounts.containsKey(id))
                    .forEach(id -> merged.redirect(PersonRecords.of(accounts.get(id))));
            inherit(own, kept, gone);
            cutOff(own, gone);
            new UserManager(own).removeUser(own.getContext().getRealm(), gone);
            kept.setUsername(new People(own).accountName(codeOf(kept)));
            AccountWitness.tellOfCode(own, kept);
            cutOff(own, kept);
            return remembered(kept, Changed.merged(stays, leaves), author);
        });
    }

    static Stream<UserModel> delegatesOf(KeycloakSession session, String account) {
        return session.users()
                .searchForUserByUserAttributeStream(session.getContext().getRealm(), PersonRecords.DELEGATORS, account);
    }

    private static UserModel present(UserModel user) {
        if (user == null) {
            throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
        }
        return user;
    }

    /** Whoever gives accounts to people could give himself an operator's. */
    private static void requireMayChange(KeycloakSession own, UserModel user, Author author) {
        if (!author.actor().mayGiveAway(own.getContext().getRealm(), user)) {
            throw GrantRefused.because(
                    author.actor().is(user.getId()) ? GrantRefusal.OWN_ACCOUNT : GrantRefusal.OPERATORS_ACCOUNT);
        }
    }

    private static void requireFree(KeycloakSession own, FiscalCode code, String account) {
        People people = new People(own);
        PersonLookup holder = people.find(code);
        boolean another = holder instanceof PersonLookup.Conflict
                || (holder instanceof PersonLookup.Known known
                        && !known.user().getId().equals(account));
        if (another) {
            throw GrantRefused.because(GrantRefusal.CODE_OF_ANOTHER);
        }
        boolean formerOfAnother = people.formerHolder(code)
                .map(UserModel::getId)
                .filter(id -> !id.equals(account))
                .isPresent();
        if (formerOfAnother) {
            throw GrantRefused.because(GrantRefusal.FORMER_CODE_OF_ANOTHER);
        }
    }

    /** What the account that goes leaves to the one that stays, beside its grants. */
    private static void inherit(KeycloakSession own, UserModel kept, UserModel gone) {
        People people = new People(own);
        FiscalCode code = codeOf(kept);
        Set<String> former = former(kept);
        former.addAll(former(gone));
        PersonRecords.of(gone).fiscalCode().map(people::accountName).ifPresent(former::add);
        former.remove(people.accountName(code));
        kept.setAttribute(People.FORMER_FISCAL_NUMBERS, List.copyOf(former));
        // What the other account proved is this one's only where it is the same code that was proved.
        Stream.of(kept, gone)
                .filter(user -> PersonRecords.of(user).fiscalCode().equals(Optional.of(code)))
                .map(user -> user.getFirstAttribute(PersonRecords.FIRST_STRONG_SIGN_IN))
                .filter(instant -> instant != null)
                .sorted()
                .findFirst()
                .ifPresent(instant -> kept.setSingleAttribute(PersonRecords.FIRST_STRONG_SIGN_IN, instant));
        kept.setAttribute(
                HISTORY,
                Stream.concat(kept.getAttributeStream(HISTORY), gone.getAttributeStream(HISTORY))
                        .distinct()
                        .toList());
    }

    private static Set<String> former(UserModel user) {
        return new LinkedHashSet<>(
                user.getAttributeStream(People.FORMER_FISCAL_NUMBERS).toList());
    }

    private static void cutOff(KeycloakSession own, UserModel user) {
        RealmModel realm = own.getContext().getRealm();
        own.users().getFederatedIdentitiesStream(realm, user).toList().stream()
                .map(FederatedIdentityModel::getIdentityProvider)
                .forEach(alias -> own.users().removeFederatedIdentity(realm, user, alias));
        own.users().setNotBeforeForUser(realm, user, (int) Time.currentTimeSeconds());
        own.sessions().removeUserSessions(realm, user);
        List<UserSessionModel> offline =
                own.sessions().getOfflineUserSessionsStream(realm, user).toList();
        offline.forEach(userSession -> own.sessions().removeOfflineUserSession(realm, userSession));
    }

    private static boolean hasCredential(UserModel user) {
        return user.getFirstAttribute(PersonRecords.LEGACY_CREDENTIAL) != null
                || user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isPresent();
    }

    private static void removeCredentials(UserModel user) {
        List<String> credentials = user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getId)
                .toList();
        credentials.forEach(user.credentialManager()::removeStoredCredentialById);
        user.removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        user.removeAttribute(PersonRecords.LEGACY_CREDENTIAL);
        // Whoever reads that mailbox could choose the next password.
        user.setEmail(null);
        user.setEmailVerified(false);
    }

    private Changed remembered(UserModel user, Changed change, Author author) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("at", wall.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("by", author.actor().account())
                .put("act", author.act());
        change.password().ifPresent(password -> line.put("password", password.word()));
        change.gone().ifPresent(account -> line.put("account", account));
        user.setAttribute(
                HISTORY,
                Stream.concat(user.getAttributeStream(HISTORY), Stream.of(line.toString()))
                        .toList());
        return change;
    }

    /** Whom another State vouches for has none, and is nobody that a code could be changed of. */
    private static FiscalCode codeOf(UserModel user) {
        return PersonRecords.of(user).fiscalCode().orElseThrow(() -> GrantRefused.because(GrantRefusal.UNKNOWN_PERSON));
    }
}
