package it.varco.policy.keycloak.audit;

import java.util.Optional;
import org.keycloak.events.EventBuilder;

/**
 * Somebody tried something that was refused. Whoever looks after operators learns who it was, on whose account and for
 * which profile, by ids and slugs alone: what was sent may name a person.
 *
 * @param by the id of the account that tried
 * @param account the id of the account that it was about, where there is one
 * @param profile the slug of a profile that the plan has
 */
public record RefusedAttempt(String by, Optional<String> account, Optional<String> profile) {

    /** Somebody's attempt on no account that is known. */
    public static RefusedAttempt by(String account) {
        return new RefusedAttempt(account, Optional.empty(), Optional.empty());
    }

    /** The same on an account. */
    public RefusedAttempt on(String whose) {
        return new RefusedAttempt(by, Optional.of(whose), profile);
    }

    /**
     * Sends the event; it stays when what was begun is rolled back.
     *
     * @param event of the type that fits what was tried
     * @param code why it was refused
     */
    public void tell(EventBuilder event, String code) {
        account.ifPresent(event::user);
        profile.ifPresent(slug -> event.detail(AuditDetails.PROFILE, slug));
        event.detail(AuditDetails.CODE, code).detail(AuditDetails.BY, by).error(code);
    }
}
