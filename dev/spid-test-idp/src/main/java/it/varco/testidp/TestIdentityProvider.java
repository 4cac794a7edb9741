package it.varco.testidp;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.w3c.dom.Document;

/** One of the identity providers. */
public final class TestIdentityProvider {
    private final Identity identity;
    private final SigningKey key;
    private final ServiceProviders serviceProviders;
    private final InstantSource clock;
    private final Queue<AnswerScript> nextAnswers = new ConcurrentLinkedQueue<>();

    TestIdentityProvider(Identity identity, ServiceProviders serviceProviders, InstantSource clock) {
        this.identity = identity;
        this.key = SigningKey.fresh(identity.displayName());
        this.serviceProviders = serviceProviders;
        this.clock = clock;
    }

    /** Its part of every address: {@code alfa}, {@code beta}, {@code gamma}, {@code cie} or {@code eidas}. */
    public String slug() {
        return identity.slug();
    }

    /** Its entityID, which is the base address followed by the slug. */
    public String entityId() {
        return identity.entityId();
    }

    /** What people read. */
    public String displayName() {
        return identity.displayName();
    }

    /** Where requests go, by HTTP-POST or HTTP-Redirect. */
    public URI singleSignOnLocation() {
        return identity.singleSignOn();
    }

    /** The certificate in its metadata and in the registry. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** What it would answer once this person had signed in at this level and consented. The request is not judged. */
    public Answer answerTo(ReceivedRequest request, Person person, Level level) {
        return answerTo(request, person, level, AnswerScript.genuine());
    }

    /**
     * The same with departures from the genuine answer.
     *
     * @throws IllegalArgumentException where the request points to nothing in the metadata of a trusted service provider
     */
    public Answer answerTo(ReceivedRequest request, Person person, Level level, AnswerScript script) {
        Instant now = script.instantOr(clock.instant());
        return answer(
                request,
                script,
                document(request, script, now)
                        .success(person, level, requestedAttributes(request), identity.registryCode()));
    }

    /**
     * An error answer of AgID's anomaly table.
     *
     * @throws IllegalArgumentException where the table has no such number, or none that goes to the service provider
     */
    public Answer errorTo(ReceivedRequest request, int anomaly, AnswerScript script) {
        Anomaly row = Anomaly.numbered(anomaly)
                .orElseThrow(() -> new IllegalArgumentException("No anomaly for service providers: " + anomaly));
        Instant now = script.instantOr(clock.instant());
        return answer(request, script, document(request, script, now).error(row));
    }

    /** What it says and hears when sessions end. */
    public TestLogout logout() {
        return new TestLogout(this, clock);
    }

    /** The next answer given to a browser follows this script, once; more calls queue up. */
    public void nextAnswer(AnswerScript script) {
        nextAnswers.add(script);
    }

    Identity identity() {
        return identity;
    }

    SigningKey key() {
        return key;
    }

    AnswerScript takeNextScript() {
        return Optional.ofNullable(nextAnswers.poll()).orElse(AnswerScript.genuine());
    }

    /** Whoever types the right password at it. */
    Optional<Person> person(String userName) {
        return identity.rulebook() == Rulebook.EIDAS ? EidasPeople.named(userName) : People.named(userName);
    }

    ServiceProviders serviceProviders() {
        return serviceProviders;
    }

    /** What the registered set asks for and a natural person has; by CIE the minimum, whatever was asked. */
    List<SpidAttribute> requestedAttributes(ReceivedRequest request) {
        if (identity.rulebook() == Rulebook.CIE) {
            return SpidAttribute.among(CieServiceProvider.MINIMUM);
        }
        ServiceProvider asking = asking(request);
        return request.attributeSetIndex().stream()
                .mapToObj(index -> Optional.ofNullable(asking.attributeSets().get(index))
                        .orElseThrow(() -> new IllegalArgumentException("No attribute set " + index)))
                .flatMap(names -> SpidAttribute.among(names).stream())
                .toList();
    }

    ServiceProvider asking(ReceivedRequest request) {
        return serviceProviders
                .find(request.issuer())
                .orElseThrow(() -> new IllegalArgumentException("Not a trusted service provider: " + request.issuer()
                        + "; unreadable metadata: " + serviceProviders.problems()));
    }

    private AnswerDocument document(ReceivedRequest request, AnswerScript script, Instant now) {
        return new AnswerDocument(identity.rulebook(), request, consumerOf(request), script.issuerOr(entityId()), now);
    }

    private URI consumerOf(ReceivedRequest request) {
        return request.assertionConsumerUrl().orElseGet(() -> {
            ServiceProvider asking = asking(request);
            int index = request.assertionConsumerIndex().orElse(asking.defaultAssertionConsumer());
            return Optional.ofNullable(asking.assertionConsumers().get(index))
                    .orElseThrow(() -> new IllegalArgumentException("No assertion consumer " + index));
        });
    }

    private Answer answer(ReceivedRequest request, AnswerScript script, Document document) {
        return Answer.of(script.carryOut(document, key), request.relayState(), consumerOf(request));
    }
}
