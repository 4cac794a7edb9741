package it.varco.spid.keycloak.setup;

import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.keycloak.person.AccountWitness;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.spid.adoption.AccountTraces;
import it.varco.spid.adoption.AccountTraces.AttributeTrust;
import it.varco.spid.adoption.Objection;
import it.varco.spid.adoption.Ownership;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.setting.AdoptionDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Makes the links of many identity providers, one for each of SPID's, into links to the one that stands for all. Nothing is
 * taken away: the old links stay, and so does every account that is not clearly somebody's.
 */
final class Adoption {

    private static final int PAGE = 500;
    private static final int BATCH = 100;
    private static final String PREFIX = "tinit-";

    private final KeycloakSession session;
    private final AdoptionDocument wish;
    private final Set<String> aliases;
    private final AttributeTrust trust;

    /** What became of an account, or would. */
    sealed interface Outcome {

        record Adopted() implements Outcome {}

        record AsItWas() implements Outcome {}

        record Refused(Objection objection) implements Outcome {}
    }

    Adoption(KeycloakSession session, AdoptionDocument wish, Set<String> aliases) {
        this.session = session;
        this.wish = wish;
        this.aliases = Set.copyOf(aliases);
        this.trust = trust(session, wish.attributes());
    }

    /** The outcome of each account that has one of the links, by its id. */
    Map<String, Outcome> run() {
        List<String> accounts = List.copyOf(accounts());
        Map<FiscalCode, List<String>> claims = new HashMap<>();
        for (List<String> batch : batches(accounts)) {
            new OwnTransaction(session).run(own -> {
                for (String id : batch) {
                    UserModel user = own.users().getUserById(own.getContext().getRealm(), id);
                    if (user != null && traces(own, user).ownership() instanceof Ownership.Proven proven) {
                        claims.computeIfAbsent(proven.code(), code -> new ArrayList<>())
                                .add(id);
                    }
                }
                return null;
            });
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        batches(accounts).forEach(batch -> outcomes.putAll(adopt(batch, claims)));
        return outcomes;
    }

    private Set<String> accounts() {
        Set<String> found = new LinkedHashSet<>();
        for (String alias : aliases) {
            int size = PAGE;
            for (int first = 0; size == PAGE; first += PAGE) {
                List<String> page = page(alias, first);
                found.addAll(page);
                size = page.size();
            }
        }
        return found;
    }

    private List<String> page(String alias, int first) {
        return new OwnTransaction(session)
                .run(own -> own.users()
                        .searchForUserStream(
                                own.getContext().getRealm(), Map.of(UserModel.IDP_ALIAS, alias), first, PAGE)
                        .map(UserModel::getId)
                        .toList());
    }

    /** All of a batch or, where somebody else was faster at one of it, each by itself. */
    private Map<String, Outcome> adopt(List<String> batch, Map<FiscalCode, List<String>> claims) {
        try {
            return new OwnTransaction(session).run(own -> {
                Map<String, Outcome> outcomes = new LinkedHashMap<>();
                batch.stream().sorted().forEach(id -> outcomes.put(id, adopt(own, id, claims)));
                return outcomes;
            });
        } catch (ModelException raced) {
            if (batch.size() == 1) {
                return Map.of(batch.get(0), new Outcome.Refused(Objection.CHANGED_MEANWHILE));
            }
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            batch.forEach(id -> outcomes.putAll(adopt(List.of(id), claims)));
            return outcomes;
        }
    }

    private Outcome adopt(KeycloakSession own, String id, Map<FiscalCode, List<String>> claims) {
        Optional<UserModel> account = wish.mode() == AdoptionDocument.Mode.APPLY
                ? AccountChange.lock(own, id)
                : Optional.ofNullable(own.users().getUserById(own.getContext().getRealm(), id));
        if (account.isEmpty()) {
            return new Outcome.Refused(Objection.CHANGED_MEANWHILE);
        }
        Ownership ownership = traces(own, account.get()).ownership();
        if (ownership instanceof Ownership.Unclear unclear) {
            return new Outcome.Refused(unclear.objection());
        }
        FiscalCode code = ((Ownership.Proven) ownership).code();
        return objection(own, account.get(), code, claims)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> join(own, account.get(), code));
    }

    private Optional<Objection> objection(
            KeycloakSession own, UserModel account, FiscalCode code, Map<FiscalCode, List<String>> claims) {
        People people = new People(own);
        PersonLookup holder = people.find(code);
        FederatedIdentityModel identity = identity(people, code);
        RealmModel realm = own.getContext().getRealm();
        UserModel linked = own.users().getUserByFederatedIdentity(realm, identity);
        FederatedIdentityModel present = own.users().getFederatedIdentity(realm, account, SpidProviders.ALIAS);
        if (claims.getOrDefault(code, List.of()).size() > 1
                || holder instanceof PersonLookup.Conflict
                || holder instanceof PersonLookup.Known known
                        && !known.user().getId().equals(account.getId())
                || linked != null && !linked.getId().equals(account.getId())) {
            return Optional.of(Objection.ANOTHER_ACCOUNT);
        }
        if (present != null && !present.getUserId().equals(identity.getUserId())) {
            return Optional.of(Objection.LINKED_TO_ANOTHER);
        }
        return holder instanceof PersonLookup.Unknown
                        && people.formerHolder(code).isPresent()
                ? Optional.of(Objection.FORMER_CODE)
                : Optional.empty();
    }

    private Outcome join(KeycloakSession own, UserModel account, FiscalCode code) {
        RealmModel realm = own.getContext().getRealm();
        People people = new People(own);
        boolean linked = own.users().getFederatedIdentity(realm, account, SpidProviders.ALIAS) != null;
        boolean known = code.value().equals(account.getFirstAttribute(People.FISCAL_NUMBER));
        boolean named = !showsCode(account, code);
        if (linked && known && named) {
            return new Outcome.AsItWas();
        }
        if (wish.mode() == AdoptionDocument.Mode.APPLY) {
            if (!known) {
                account.setSingleAttribute(People.FISCAL_NUMBER, code.value());
                AccountWitness.tellOfCode(own, account);
            }
            if (!linked) {
                own.users().addFederatedIdentity(realm, account, identity(people, code));
            }
            if (!named) {
                account.setUsername(people.accountName(code));
            }
        }
        return new Outcome.Adopted();
    }

    /** Events print user names, and must print no code. */
    private static boolean showsCode(UserModel account, FiscalCode code) {
        String name = account.getUsername().toLowerCase(Locale.ROOT);
        return name.contains(code.value().toLowerCase(Locale.ROOT)) || name.startsWith(PREFIX);
    }

    private static FederatedIdentityModel identity(People people, FiscalCode code) {
        return new FederatedIdentityModel(SpidProviders.ALIAS, code.spidValue(), people.accountName(code));
    }

    private AccountTraces traces(KeycloakSession own, UserModel account) {
        List<String> links = own.users()
                .getFederatedIdentitiesStream(own.getContext().getRealm(), account)
                .filter(link -> aliases.contains(link.getIdentityProvider()))
                .map(FederatedIdentityModel::getUserId)
                .toList();
        List<String> attributes = Stream.concat(wish.attributes().stream(), Stream.of(People.FISCAL_NUMBER))
                .distinct()
                .flatMap(account::getAttributeStream)
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
        return new AccountTraces(links, attributes, trust);
    }

    /** An attribute proves only if the realm lets nobody write it to an account of their own. */
    private static AttributeTrust trust(KeycloakSession session, List<String> attributes) {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        boolean held = profile.getUnmanagedAttributePolicy() == null
                && attributes.stream()
                        .allMatch(name -> profile.getAttribute(name) == null
                                || profile.getAttribute(name).getPermissions() != null
                                        && !profile.getAttribute(name)
                                                .getPermissions()
                                                .getEdit()
                                                .contains("user"));
        return held ? AttributeTrust.NOT_THE_PERSON : AttributeTrust.ANYBODY;
    }

    private static List<List<String>> batches(List<String> all) {
        List<List<String>> batches = new ArrayList<>();
        for (int first = 0; first < all.size(); first += BATCH) {
            batches.add(all.subList(first, Math.min(all.size(), first + BATCH)));
        }
        return batches;
    }
}
