package it.varco.roles.calendar;

import it.varco.policy.decision.Decision;
import it.varco.policy.plan.Profile;
import it.varco.policy.signin.SignInMethod;
import java.util.List;
import java.util.Optional;

/** What every method of the plan may do for one profile on a day. */
public record ProfileOnDay(Profile profile, List<Answer> answers) {

    public ProfileOnDay {
        answers = List.copyOf(answers);
    }

    /**
     * What one method may do for one profile.
     *
     * @param login whether a person with this profile alone signs in
     * @param role whether the profile is exercised
     * @param delegate whether it is exercised by delegation
     * @param issue whether a password is given out; none where the method is no password of the body's
     */
    public record Answer(
            SignInMethod method, Decision login, Decision role, Decision delegate, Optional<Decision> issue) {

        /** Whether a person with this profile gets it in a session that began like that. */
        public boolean isAllowed() {
            return login.allows() && role.allows();
        }
    }
}
