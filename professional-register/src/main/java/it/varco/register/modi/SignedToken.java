package it.varco.register.modi;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * A token whose signature holds.
 *
 * @param text as it was received
 * @param kid the key that signed it
 */
record SignedToken(String text, String kid, JWTClaimsSet claims) {

    /** A claim that is a text and not empty. */
    Optional<String> text(String claim) {
        try {
            return Optional.ofNullable(claims.getStringClaim(claim)).filter(text -> !text.isBlank());
        } catch (ParseException notText) {
            return Optional.empty();
        }
    }

    boolean isFor(String audience) {
        return claims.getAudience().contains(audience);
    }

    boolean isFrom(String issuer) {
        return issuer.equals(claims.getIssuer());
    }

    /** Whether it has begun, has an end, and has not come to it. */
    boolean isInTime(Instant now, Duration skew) {
        return at(claims.getIssueTime())
                        .filter(issued -> !issued.isAfter(now.plus(skew)))
                        .isPresent()
                && at(claims.getExpirationTime())
                        .filter(end -> end.plus(skew).isAfter(now))
                        .isPresent()
                && at(claims.getNotBeforeTime())
                        .filter(start -> start.isAfter(now.plus(skew)))
                        .isEmpty();
    }

    /** Whether it was made to live no longer than that. */
    boolean livesAtMost(Duration longest) {
        return !expires().isAfter(claims.getIssueTime().toInstant().plus(longest));
    }

    Instant expires() {
        return claims.getExpirationTime().toInstant();
    }

    private static Optional<Instant> at(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
