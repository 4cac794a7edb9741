package it.varco.testidp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The address to which requests come: each is judged whole, then answered with a login page or with all the reasons. */
final class SingleSignOn {
    private static final Logger LOG = System.getLogger(SingleSignOn.class.getName());

    private final PendingSignIns pending;
    private final AcceptedRequests accepted;
    private final Refusals refusals;
    private final InstantSource clock;

    SingleSignOn(PendingSignIns pending, Refusals refusals, InstantSource clock) {
        this.pending = pending;
        this.refusals = refusals;
        this.clock = clock;
        this.accepted = new AcceptedRequests(clock);
    }

    Reply post(TestIdentityProvider provider, String body) {
        try {
            return receive(provider, Submission.fromForm(FormFields.parse(body)));
        } catch (UnreadableMessage e) {
            return refuse(provider, unreadable(e));
        }
    }

    Reply redirect(TestIdentityProvider provider, String query) {
        try {
            return receive(provider, Submission.fromQuery(FormFields.parse(query)));
        } catch (UnreadableMessage e) {
            return refuse(provider, unreadable(e));
        }
    }

    Reply refuse(TestIdentityProvider provider, List<Refusal.Reason> reasons) {
        refusals.add(new Refusal(clock.instant(), provider.slug(), reasons));
        LOG.log(
                Level.INFO,
                "{0} refused a request: {1}",
                provider.slug(),
                reasons.stream().map(Refusal.Reason::code).toList());
        return Reply.page(403, Pages.refusal(provider, reasons));
    }

    private Reply receive(TestIdentityProvider provider, Submission submission) {
        List<Refusal.Reason> reasons = judge(provider, submission);
        if (!reasons.isEmpty()) {
            return refuse(provider, reasons);
        }
        ReceivedRequest request = ReceivedRequest.read(submission);
        if (!accepted.add(request.id())) {
            // The same request came a second time while the first was being judged.
            return refuse(provider, judge(provider, submission));
        }
        return Reply.page(200, Pages.login(pending.open(provider, request), Optional.empty()));
    }

    private List<Refusal.Reason> judge(TestIdentityProvider provider, Submission submission) {
        ServiceProviders serviceProviders = provider.serviceProviders();
        Element root = Xml.parse(submission.xml()).getDocumentElement();
        Optional<String> issuer = Xml.child(root, Saml.ASSERTION, "Issuer").map(Element::getTextContent);
        List<Refusal.Reason> reasons = judge(provider, submission, root, issuer.flatMap(serviceProviders::find));
        if (reasons.isEmpty()) {
            return reasons;
        }
        // Keys, indexes and sets may have changed in the service provider's metadata since they were read.
        return judge(provider, submission, root, issuer.flatMap(serviceProviders::refresh));
    }

    private List<Refusal.Reason> judge(
            TestIdentityProvider provider, Submission submission, Element root, Optional<ServiceProvider> asking) {
        return RequestCheck.allOf(new RequestUnderCheck(
                provider.identity().rulebook(),
                submission,
                root,
                provider.singleSignOnLocation(),
                clock.instant(),
                asking,
                provider.serviceProviders().problems(),
                accepted::contains));
    }

    private static List<Refusal.Reason> unreadable(UnreadableMessage message) {
        return List.of(new Refusal.Reason("unreadable-message", message.anomaly(), message.getMessage()));
    }
}
