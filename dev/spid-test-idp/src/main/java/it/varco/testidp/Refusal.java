package it.varco.testidp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A request that an identity provider refused.
 *
 * @param at when
 * @param identityProvider the slug of the identity provider that was asked
 * @param reasons every rule that the request violated
 */
public record Refusal(Instant at, String identityProvider, List<Reason> reasons) {

    /**
     * One violated rule.
     *
     * @param code its name, lower case with hyphens
     * @param anomaly its number in AgID's anomaly table
     * @param text what is wrong, for a developer
     */
    public record Reason(String code, int anomaly, String text) {
        /** Checks that nothing is missing. */
        public Reason {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Checks that nothing is missing and keeps a copy of the reasons. */
    public Refusal {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(identityProvider, "identityProvider");
        reasons = List.copyOf(reasons);
    }
}
