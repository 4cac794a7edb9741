package it.varco.roles.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a token may live at most: until the next instant at which its roles may be others. It is a duration, since the
 * instant is one of the policy clock, which is not the clock that tokens are dated by.
 *
 * @param longest in whole seconds, so that no token outlives its roles by a fraction of one; none where nothing changes
 */
public record Lifetime(Optional<Duration> longest) {

    /** The time from now to the change. */
    public static Lifetime until(Optional<Instant> change, Instant now) {
        return new Lifetime(change.map(instant ->
                Duration.ofSeconds(Math.max(0, Duration.between(now, instant).getSeconds()))));
    }

    /**
     * The expiry of a token.
     *
     * @param issuedAt in seconds since the epoch
     * @param expiry what it would be otherwise, in seconds since the epoch; none, or zero, for a token that does not expire
     */
    public Optional<Long> clip(long issuedAt, Optional<Long> expiry) {
        Optional<Long> own = expiry.filter(instant -> instant > 0);
        Optional<Long> last = longest.map(duration -> issuedAt + duration.toSeconds());
        return last.isPresent() && own.isPresent()
                ? Optional.of(Math.min(last.get(), own.get()))
                : last.or(() -> expiry);
    }
}
