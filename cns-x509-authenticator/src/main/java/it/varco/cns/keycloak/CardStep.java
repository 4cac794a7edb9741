package it.varco.cns.keycloak;

import it.varco.cns.judge.CardVerdict;
import it.varco.cns.profile.CardRefusal;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.offer.OfferedMethods;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.step.Step;
import it.varco.policy.signin.SignInMethod;
import java.net.URI;
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

    private static final String CONNECTION = "Connection";

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
        CardEntrance entrance = open.get().entrance();
        entrance.closed(context.getSession(), context.getRealm())
                .map(StepRefusal::refusal)
                .ifPresentOrElse(
                        refusal -> CardPages.of(context).refuse(refusal), () -> ask(context, entrance.origin()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<CardNode.Open> open = node.opened();
        if (open.isEmpty() || !isOffered(context.getSession())) {
            context.attempted();
            return;
        }
        Arrival arrival =
                open.get().entrance().arrival(context.getSession(), context.getRealm(), context.getHttpRequest());
        if (!(arrival instanceof Arrival.Elsewhere)) {
            leaveNothingOpen(context.getSession());
        }
        if (arrival instanceof Arrival.AtCardOrigin came) {
            judged(context, open.get().check().judge(came.presented()));
        } else if (arrival instanceof Arrival.Closed closed) {
            CardPages.of(context).refuse(closed.why().refusal());
        } else if (arrival instanceof Arrival.Unreadable) {
            CardPages.of(context).refuse(StepRefusal.of(CardRefusal.UNREADABLE));
        } else {
            ask(context, open.get().entrance().origin());
        }
    }

    /** On the same connection the browser would show the same card, or none, without asking; and so would whoever sits there next. */
    private static void leaveNothingOpen(KeycloakSession session) {
        session.getContext().getHttpResponse().setHeader(CONNECTION, "close");
    }

    private static void judged(AuthenticationFlowContext context, CardVerdict verdict) {
        if (verdict instanceof CardVerdict.Accepted accepted) {
            Optional<Refusal> refusal = new CardHolder(context, accepted).admit();
            refusal.ifPresent(CardPages.of(context)::refuse);
        } else if (verdict instanceof CardVerdict.Refused refused) {
            CardPages.of(context).refuse(StepRefusal.of(refused.refusal()));
        }
    }

    private static void ask(AuthenticationFlowContext context, CardOrigin origin) {
        URI action = context.getActionUrl(context.generateAccessCode());
        context.challenge(context.form()
                .setAttribute(
                        "card",
                        Map.of(
                                "action",
                                origin.at(action),
                                "another",
                                CardPages.of(context).wantsAnotherCard()))
                .createForm(TEMPLATE));
    }

    private static boolean isOffered(KeycloakSession session) {
        RealmAccess access = new RealmAccess(session);
        Optional<CompiledPlan> plan = access.plan();
        return plan.isPresent() && CARDS.stream().anyMatch(card -> plan.get().mayBeOffered(card, access.now()));
    }
}
