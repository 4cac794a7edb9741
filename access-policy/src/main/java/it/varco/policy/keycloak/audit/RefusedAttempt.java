package it.varco.policy.keycloak.audit;

import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Somebody tried something that was refused. Whoever looks after operators learns who it was, on whose account and for
 * which profile, by ids and slugs alone: what was sent may name a person.
 *
 * @param by the id of the account that tried, where it is known and another
 * @param account the id of the account that it was about, where there is one
 * @param other the id of a second account that it was about, where there is one
 * @param profile the slug of a profile that the plan has
 */
public record RefusedAttempt(
        Optional<String> by, Optional<String> account, Optional<String> other, Optional<String> profile) {

    /** Somebody's attempt on no account that is known. */
    public static RefusedAttempt by(String account) {
        return new RefusedAttempt(Optional.of(account), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An attempt on that account by whoever is behind the session's call; a person's on his or her own is by nobody else. */
    public static RefusedAttempt on(UserModel user, KeycloakSession session) {
        Optional<String> caller = Optional.ofNullable(session.getContext().getUserSession())
                .map(UserSessionModel::getUser)
                .map(UserModel::getId)
                .filter(id -> !id.equals(user.getId()));
        return new RefusedAttempt(caller, Optional.of(user.getId()), Optional.empty(), Optional.empty());
    }

    /** The same on an account. */
    public RefusedAttempt on(String whose) {
        return new RefusedAttempt(by, Optional.of(whose), other, profile);
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
        other.ifPresent(id -> event.detail(AuditDetails.OTHER, id));
        by.ifPresent(id -> event.detail(AuditDetails.BY, id));
        event.detail(AuditDetails.CODE, code).error(code);
    }
}
