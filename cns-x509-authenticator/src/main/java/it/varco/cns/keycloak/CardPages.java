package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardAnswer;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a person can do after a card was refused: the same again, another card, another way in. All on the main origin. */
record CardPages(AuthenticationFlowContext context) {

    private static final String WANTED = "varco";
    private static final String ANOTHER_CARD = "another-card";
    private static final String TURN = "varco.card.turn";

    static CardPages of(AuthenticationFlowContext context) {
        return new CardPages(context);
    }

    /** Which of the card origins is next: the same, or the one after it where the person wants to use another card. */
    int turn() {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        int before = Optional.ofNullable(authentication.getAuthNote(TURN))
                .map(Integer::valueOf)
                .orElse(0);
        int now = wantsAnotherCard() ? before + 1 : before;
        authentication.setAuthNote(TURN, Integer.toString(now));
        return now;
    }

    /** Whether the person has just asked to try with another card than the one that the browser remembers. */
    boolean wantsAnotherCard() {
        return ANOTHER_CARD.equals(
                context.getHttpRequest().getDecodedFormParameters().getFirst(WANTED));
    }

    /** Tells the person and the operator; the sign-in stays pending, and nobody is locked out by it. */
    void refuse(Refusal refusal) {
        show(refusal, report(refusal));
    }

    /** The same; where the operator has been told at a card origin, the person alone. */
    void refuse(CardAnswer.Refused answer) {
        Refusal refusal = StepRefusal.of(answer);
        show(refusal, answer.reference().orElseGet(() -> report(refusal)));
    }

    private String report(Refusal refusal) {
        return new RefusalPage(context.getSession()).report(refusal, context.getEvent());
    }

    private void show(Refusal refusal, String reference) {
        RefusalPage page = new RefusalPage(context.getSession());
        context.forceChallenge(page.page(
                refusal,
                reference,
                Optional.of(context.getAuthenticationSession()),
                Map.of(
                        "cardUrl",
                        context.getActionUrl(context.generateAccessCode()).toString(),
                        "cardStep",
                        context.getExecution().getId(),
                        "retryUrl",
                        page.restartUrl(context.getAuthenticationSession()))));
    }
}
