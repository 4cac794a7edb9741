package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.Person;
import java.time.Duration;
import java.time.Instant;

/** Somebody whose account wrong passwords have shut for a while. */
final class LockedOut {

    private static final Duration TIME_TO_LOCK = Duration.ofMinutes(2);

    private LockedOut() {}

    /** Gives a realm that is about to be imported the account, and little patience. */
    static void prepare(ObjectNode realm, Person person) {
        PasswordForm.allowDirectGrant(realm);
        realm.put("failureFactor", 2)
                .put("quickLoginCheckMilliSeconds", 0)
                .put("waitIncrementSeconds", 900)
                .put("maxFailureWaitSeconds", 900);
        LegacyAccounts.in(realm).add(person, LegacyAccounts.OF_2016);
    }

    /** Tries wrong passwords, while passwords still open something, until the account is shut. */
    static void lock(TestRealm realm, Person person) {
        String id = realm.admin()
                .usersWith("fiscalNumber", person.fiscalCode())
                .get(0)
                .path("id")
                .asText();
        Instant deadline = Instant.now().plus(TIME_TO_LOCK);
        while (!realm.admin()
                .get("/attack-detection/brute-force/users/" + id)
                .path("disabled")
                .asBoolean()) {
            assertThat(Instant.now()).as("never locked out").isBefore(deadline);
            PasswordForm.directGrant(realm, person.fiscalCode(), "una-parola-sbagliata");
        }
    }
}
