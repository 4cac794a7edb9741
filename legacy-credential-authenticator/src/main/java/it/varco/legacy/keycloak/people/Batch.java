package it.varco.legacy.keycloak.people;

import it.varco.legacy.people.Fault;
import it.varco.legacy.people.PersonLineReader;
import it.varco.legacy.people.Refused;
import it.varco.policy.keycloak.credential.PasswordImport;
import it.varco.policy.lines.Lines;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Some lines in one session and transaction of their own: so nothing of one batch is still held in the next. */
final class Batch {

    private final KeycloakSessionFactory factory;
    private final String realmId;

    private Batch(KeycloakSessionFactory factory, String realmId) {
        this.factory = factory;
        this.realmId = realmId;
    }

    static Batch of(KeycloakSessionFactory factory, String realmId) {
        return new Batch(factory, realmId);
    }

    /**
     * Loads them all.
     *
     * @throws RuntimeException where the transaction failed, and with it every line
     */
    List<LineOutcome> load(List<Lines.Line> lines) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, own -> {
            PersonWriter writer = writer(own);
            List<LineOutcome> outcomes = new ArrayList<>(lines.size());
            lines.forEach(line -> outcomes.add(outcome(writer, line)));
            return outcomes;
        });
    }

    /** Loads one; what the database does not let through is its fault. */
    LineOutcome loadAlone(Lines.Line line) {
        try {
            return load(List.of(line)).get(0);
        } catch (ModelException notLetThrough) {
            return LineOutcome.of(line.number(), Fault.MEANWHILE.in(""));
        }
    }

    private PersonWriter writer(KeycloakSession own) {
        own.getContext().setRealm(own.realms().getRealm(realmId));
        PasswordImport.begin(own);
        return new PersonWriter(own);
    }

    private static LineOutcome outcome(PersonWriter writer, Lines.Line line) {
        try {
            byte[] bytes = line.bytes().orElseThrow(() -> Fault.LINE_TOO_LONG.in(""));
            return LineOutcome.of(line.number(), writer.write(PersonLineReader.read(bytes)));
        } catch (Refused refused) {
            return LineOutcome.of(line.number(), refused);
        }
    }
}
