package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationSettings.Limits;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks responders, and remembers what they said for as long as they said. */
final class OcspSource {

    private final Network network;
    private final Locations locations;
    private final OcspReader reader;
    private final Limits limits;
    private final InstantSource clock;
    private final BoundedCache<Asked, OcspAnswer> answers;
    private final SingleFlight<Asked, Status> flights = new SingleFlight<>();

    OcspSource(Network network, Locations locations, OcspReader reader, Limits limits, InstantSource clock) {
        this.network = network;
        this.locations = locations;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.answers = new BoundedCache<>(limits.mostAnswers());
    }

    Status status(Issued asked, Budget budget) {
        Asked key = new Asked(asked.issuerFingerprint(), asked.serial());
        return remembered(key).orElseGet(() -> {
            List<URI> responders = locations.responders(asked.extensions());
            return responders.isEmpty()
                    ? Status.NOWHERE
                    : flights.run(
                                    key,
                                    budget.left(),
                                    () -> remembered(key).orElseGet(() -> ask(key, responders, asked, budget)))
                            .orElse(Status.UNREACHABLE);
        });
    }

    private Optional<Status> remembered(Asked key) {
        Instant now = clock.instant();
        return answers.get(key).filter(answer -> answer.counts(now)).map(OcspAnswer::status);
    }

    private Status ask(Asked key, List<URI> responders, Issued asked, Budget budget) {
        byte[] question = reader.question(asked);
        Status sofar = Status.NOWHERE;
        for (URI responder : responders) {
            try {
                byte[] bytes = network.ask(responder, Optional.of(question), limits.largestOcsp(), budget.next());
                OcspAnswer answer = reader.answer(bytes, asked, clock.instant());
                if (answer.status().isFinal()) {
                    network.recordSuccess(responder);
                    answers.put(key, answer);
                    return answer.status();
                }
                network.recordFailure(responder);
                sofar = sofar.graver(answer.status());
                answers.put(key, reader.failure(sofar, clock.instant()));
            } catch (Network.NotAskedException leftAlone) {
                sofar = sofar.graver(Status.UNREACHABLE);
            } catch (IOException silent) {
                sofar = sofar.graver(Status.UNREACHABLE);
                answers.put(key, reader.failure(sofar, clock.instant()));
            }
        }
        return sofar;
    }

    /** A certificate by its issuer's key and its number; names would be shared by issuers with other keys. */
    private record Asked(String issuer, BigInteger serial) {}
}
