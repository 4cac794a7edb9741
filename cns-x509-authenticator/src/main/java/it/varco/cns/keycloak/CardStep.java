package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardAnswer;
import it.varco.cns.ticket.CardTicket;
import it.varco.cns.ticket.CardTicket.Redeemed;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.offer.OfferedMethods;
import it.varco.policy.keycloak.step.Step;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * Asks for a card. The page of the step is on the main origin and asks for no certificate; its button posts to the card
 * origin, where the browser does.
 */
final class CardStep extends Step implements OfferedMethods {

    private static final String TEMPLATE = "varco-card.ftl";
    private static final Set<SignInMethod> CARDS = Set.of(SignInMethod.CNS, SignInMethod.CIE_CARD);

    private final CardNode node;

    CardStep(CardNode node) {
        this.node = node;
    }

    @Override
    public Set<SignInMethod> methods(KeycloakSession session) {
        return node.opened().isPresent() ? EnumSet.copyOf(CARDS) : Set.of();
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<CardNode.Open> open = node.opened();
        if (open.isEmpty() || !isOffered(context.getSession())) {
            context.attempted();
            return;
        }
        open.get().leaveNothingOpen(context.getSession());
        CardEntrance entrance = open.get().entrance();
        entrance.closed(context.getSession(), context.getRealm())
                .map(StepRefusal::refusal)
                .ifPresentOrElse(
                        refusal -> CardPages.of(context).refuse(refusal), () -> ask(context, entrance.origins()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<CardNode.Open> open = node.opened();
        if (open.isEmpty() || !isOffered(context.getSession())) {
            context.attempted();
            return;
        }
        open.get().leaveNothingOpen(context.getSession());
        Optional<CardAnswer> card = open.get().receive(context.getSession());
        String ticket = context.getHttpRequest().getDecodedFormParameters().getFirst(TicketForm.TICKET);
        if (card.isPresent()) {
            answered(context, card.get());
        } else if (ticket != null) {
            redeem(context, ticket);
        } else {
            ask(context, open.get().entrance().origins());
        }
    }

    private static void answered(AuthenticationFlowContext context, CardAnswer answer) {
        if (answer instanceof CardAnswer.Good good) {
            new CardHolder(context, good).admit().ifPresent(CardPages.of(context)::refuse);
        } else if (answer instanceof CardAnswer.Refused refused) {
            CardPages.of(context).refuse(refused);
        }
    }

    /** Goes on as if the card had come here, where the ticket is this sign-in's. */
    private static void redeem(AuthenticationFlowContext context, String ticket) {
        Optional<CardTicket.Homeward> spent = new Tickets(context.getSession())
                .spend(ticket)
                .filter(CardTicket.Homeward.class::isInstance)
                .map(CardTicket.Homeward.class::cast);
        if (spent.isEmpty()) {
            CardPages.of(context).refuse(StepRefusal.TICKET_UNKNOWN.refusal());
            return;
        }
        Redeemed redeemed = spent.get().redeem(Tickets.signIn(context.getAuthenticationSession()), Instant.now());
        if (redeemed instanceof Redeemed.Worth worth) {
            answered(context, worth.answer());
        } else {
            StepRefusal why =
                    redeemed instanceof Redeemed.TooLate ? StepRefusal.TICKET_TOO_LATE : StepRefusal.ANOTHER_SIGN_IN;
            CardPages.of(context).refuse(why.refusal());
        }
    }

    private static void ask(AuthenticationFlowContext context, CardOrigins origins) {
        CardPages pages = CardPages.of(context);
        int turn = pages.turn();
        CardDoor door = CardDoor.of(context, origins.at(turn));
        context.challenge(context.form()
                .setAttribute(
                        "card",
                        Map.of(
                                "action",
                                door.action(),
                                "fields",
                                door.fields(),
                                "asksAfresh",
                                pages.wantsAnotherCard() && !origins.wasUsedBefore(turn),
                                "remembers",
                                pages.wantsAnotherCard() && origins.wasUsedBefore(turn)))
                .createForm(TEMPLATE));
    }

    private static boolean isOffered(KeycloakSession session) {
        RealmAccess access = new RealmAccess(session);
        Optional<CompiledPlan> plan = access.plan();
        return plan.isPresent() && CARDS.stream().anyMatch(card -> plan.get().mayBeOffered(card, access.now()));
    }
}
