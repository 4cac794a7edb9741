package it.varco.register.keycloak.signin;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.keycloak.person.AccountWitness;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RecordedSignIn;
import it.varco.policy.signin.SignIn;
import it.varco.register.keycloak.ledger.SignInBook;
import it.varco.register.keycloak.mail.StateMails;
import it.varco.register.keycloak.projection.Projection;
import it.varco.register.keycloak.projection.Projection.Change;
import it.varco.register.ledger.KeptSignIn;
import it.varco.register.ledger.PersonFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Keeps the sign-ins of those whom a register knows, and gives accounts what their codes hold. The account is locked before the ledger, as
 * everywhere.
 */
final class RegisterWitness implements AccountWitness {

    private final KeycloakSession session;

    RegisterWitness(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void hasCode(UserModel account) {
        List<String> profiles = new RealmAccess(session)
                .plan()
                .map(CompiledPlan::registerProfiles)
                .orElse(List.of());
        PersonRecords.of(account).fiscalCode().ifPresent(code -> {
            SignInBook book = new SignInBook(session);
            // Whoever speaks of the person in this moment does not see the account yet, and waits until he does.
            book.lock(code);
            profiles.forEach(profile -> apply(profile, book.file(profile, code), account));
        });
    }

    @Override
    public Effect signedIn(UserModel account, SignIn signIn, CompiledPlan plan, Instant now) {
        Optional<FiscalCode> code = PersonRecords.of(account).fiscalCode();
        SignInBook book = new SignInBook(session);
        if (plan.registerProfiles().isEmpty() || code.filter(book::knows).isEmpty()) {
            return Effect.AS_IT_WAS;
        }
        Optional<UserModel> locked = AccountChange.lock(session, account.getId());
        if (locked.isEmpty()) {
            // An account that another directory keeps, where nothing of ours can be written: it has no role of a
            // register.
            return Effect.AS_IT_WAS;
        }
        book.keep(code.get(), new KeptSignIn(signIn.method(), RecordedSignIn.judged(signIn, plan, now)));
        Effect effect = Effect.AS_IT_WAS;
        for (String profile : plan.registerProfiles()) {
            Optional<Change> change = apply(profile, book.file(profile, code.get()), locked.get());
            if (change.isPresent()) {
                effect = Effect.CHANGED;
                new StateMails(session, profile).tell(List.of(change.get()), now);
            }
        }
        return effect;
    }

    private Optional<Change> apply(String profile, Optional<PersonFile> file, UserModel account) {
        return new Projection(session, profile).apply(file, account);
    }
}
