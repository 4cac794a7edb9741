package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RecordedSignIn;
import it.varco.register.ledger.KeptSignIn;
import it.varco.register.ledger.PersonFile;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The ledger as a sign-in sees it: within the session's transaction, which holds the account's lock already where it holds any. */
public final class SignInBook {

    private final KeycloakSession session;

    /** The ledger of the session's realm. */
    public SignInBook(KeycloakSession session) {
        this.session = session;
    }

    /** Whether any register knows that code. */
    public boolean knows(FiscalCode code) {
        return person(code).isPresent();
    }

    /** Keeps a sign-in of somebody whom a register knows. */
    public void keep(FiscalCode code, KeptSignIn kept) {
        PersonRow person = person(code).orElseThrow();
        lock(code);
        RecordedSignIn signIn = kept.signIn();
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        database.persist(new SignInRow(
                KeycloakModelUtils.generateId(),
                person.id(),
                new KeptSignIn(
                        kept.method(),
                        new RecordedSignIn(Writing.asKept(signIn.at()), signIn.assurance(), signIn.effect())),
                Writing.asKept(Instant.ofEpochMilli(Time.currentTimeMillis()))));
        database.flush();
    }

    /** Lets nobody write of that person until the session's transaction ends. */
    public void lock(FiscalCode code) {
        new PersonRows(session).lock(person(code).stream().map(PersonRow::id).toList());
    }

    /** What is kept of that person under that profile; who asks to write it down holds the locks. */
    public Optional<PersonFile> file(String profile, FiscalCode code) {
        return new Register(session, profile).file(code);
    }

    private Optional<PersonRow> person(FiscalCode code) {
        return Optional.ofNullable(new PersonRows(session).of(List.of(code)).get(code));
    }
}
