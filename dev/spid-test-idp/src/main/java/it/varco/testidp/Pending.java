package it.varco.testidp;

import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that is under way.
 *
 * @param id what the forms carry
 * @param provider who was asked
 * @param request what was asked
 * @param startedAt when
 * @param wrongPasswords how often so far
 * @param proven who signed in, once they have
 */
record Pending(
        String id,
        TestIdentityProvider provider,
        ReceivedRequest request,
        Instant startedAt,
        int wrongPasswords,
        Optional<Proven> proven) {

    /** Somebody who typed the right password, and the level that the answer will tell. */
    record Proven(Person person, Level level) {}

    Pending withWrongPassword() {
        return new Pending(id, provider, request, startedAt, wrongPasswords + 1, proven);
    }

    Pending provenBy(Person person, Level level) {
        return new Pending(id, provider, request, startedAt, wrongPasswords, Optional.of(new Proven(person, level)));
    }
}
