package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardAnswer;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.broker.PersonRefusals;
import it.varco.policy.keycloak.broker.UnknownPerson;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** The person whom a card names: found by fiscal code alone, or made where the realm's first login flow says so. */
final class CardHolder {

    private static final String PROVIDER = "card";

    private final AuthenticationFlowContext context;
    private final CardAnswer.Good card;
    private final People people;

    CardHolder(AuthenticationFlowContext context, CardAnswer.Good card) {
        this.context = context;
        this.card = card;
        this.people = new People(context.getSession());
    }

    /** Lets the person in, or says why not. */
    Optional<Refusal> admit() {
        context.getEvent()
                .detail(AuditDetails.METHOD, card.method().slug())
                .detail(AuditDetails.REVOCATION, card.assurance());
        FiscalCode code = card.fiscalCode();
        PersonLookup found = people.find(code);
        if (found instanceof PersonLookup.Known known) {
            return admit(known.user());
        }
        return found instanceof PersonLookup.Conflict ? Optional.of(PersonRefusals.CONFLICT) : create(code);
    }

    private Optional<Refusal> create(FiscalCode code) {
        PersonCreation creation = UnknownPerson.ofRealm(context.getRealm()).welcome(people, code);
        if (creation instanceof PersonCreation.Created created) {
            return admit(created.user());
        }
        // Somebody else has just made the account, by this door or another.
        return creation instanceof PersonCreation.Raced && people.find(code) instanceof PersonLookup.Known winner
                ? admit(winner.user())
                : Optional.of(PersonRefusals.of(creation));
    }

    private Optional<Refusal> admit(UserModel user) {
        Optional<StepRefusal> closed = closed(user);
        if (closed.isPresent()) {
            context.getEvent().user(user);
            return closed.map(StepRefusal::refusal);
        }
        nameWhereNameless(user);
        SignInMethod method = card.method();
        // Keycloak prints this note in events and looks failed attempts up by it.
        context.getAuthenticationSession()
                .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, user.getUsername());
        context.setUser(user);
        new SignInNotes(context.getSession())
                .write(
                        context.getAuthenticationSession(),
                        user,
                        new SignIn(method, method.ownAuthenticationContext(), Instant.now(), PROVIDER));
        context.success(UserCredentialModel.CLIENT_CERT);
        return Optional.empty();
    }

    private Optional<StepRefusal> closed(UserModel user) {
        // Asked once: Keycloak's detector takes the question for the beginning of an attempt.
        if (AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) != null) {
            return Optional.of(StepRefusal.LOCKED_OUT);
        }
        if (!user.isEnabled()) {
            return Optional.of(StepRefusal.DISABLED);
        }
        return context.getUser() != null && !context.getUser().getId().equals(user.getId())
                ? Optional.of(StepRefusal.ANOTHER_PERSON)
                : Optional.empty();
    }

    private void nameWhereNameless(UserModel user) {
        if (isMissing(user.getFirstName())) {
            card.givenName().ifPresent(user::setFirstName);
        }
        if (isMissing(user.getLastName())) {
            card.surname().ifPresent(user::setLastName);
        }
    }

    private static boolean isMissing(String name) {
        return name == null || name.isBlank();
    }
}
