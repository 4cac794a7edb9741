package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationFetch.Request;
import it.varco.cns.revocation.RevocationSettings.Limits;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks responders, and remembers what they said for as long as they said. */
final class OcspSource {

    private final Network network;
    private final Breaker breaker;
    private final Locations locations;
    private final OcspReader reader;
    private final Limits limits;
    private final InstantSource clock;
    private final BoundedCache<Asked, OcspAnswer> answers;
    private final BoundedCache<Asked, Status> takenBack;
    private final SingleFlight<Asked, Status> flights = new SingleFlight<>();

    OcspSource(Network network, Locations locations, OcspReader reader, Limits limits, InstantSource clock) {
        this.network = network;
        this.breaker = new Breaker(limits, clock);
        this.locations = locations;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.answers = new BoundedCache<>(limits.mostAnswers());
        this.takenBack = new BoundedCache<>(limits.mostAnswers());
    }

    Status status(Issued asked, Budget budget, Trial trial) {
        Asked key = key(asked);
        return remembered(key).orElseGet(() -> {
            List<URI> responders = locations.responders(asked.extensions());
            if (responders.isEmpty()) {
                return Status.NOWHERE;
            }
            return trial == Trial.LATER && areSilent(responders)
                    ? Status.UNREACHABLE
                    : flights.run(
                                    key,
                                    budget.left(),
                                    () -> remembered(key).orElseGet(() -> ask(key, responders, asked, budget)))
                            .orElse(Status.UNREACHABLE);
        });
    }

    /** That the last answer there ever was took the card back, however old it is: for days on which nobody can be asked. */
    Optional<Status> lastWord(Issued asked) {
        return takenBack.get(key(asked));
    }

    /** The hosts that are not asked now. */
    Set<String> leftAlone() {
        return breaker.leftAlone();
    }

    /** Whether nobody has spoken for long, and somebody should be asked again. */
    boolean isTrialDue(Issued asked) {
        List<URI> responders = locations.responders(asked.extensions());
        return remembered(key(asked)).isEmpty()
                && areSilent(responders)
                && responders.stream().anyMatch(breaker::wouldAdmit);
    }

    private boolean areSilent(List<URI> responders) {
        return responders.stream().allMatch(breaker::isSilent);
    }

    private static Asked key(Issued asked) {
        return new Asked(asked.issuerFingerprint(), asked.serial());
    }

    private Optional<Status> remembered(Asked key) {
        Instant now = clock.instant();
        return answers.get(key).filter(answer -> answer.counts(now)).map(OcspAnswer::status);
    }

    private Status ask(Asked key, List<URI> responders, Issued asked, Budget budget) {
        byte[] question = reader.question(asked);
        Status sofar = Status.NOWHERE;
        for (URI responder : responders) {
            if (budget.isSpent() || !breaker.admits(responder)) {
                sofar = sofar.graver(Status.UNREACHABLE);
                continue;
            }
            OcspAnswer answer =
                    exchange(new Request(responder, Optional.of(question), limits.largestOcsp(), budget.next()), asked);
            if (answer.status().isFinal()) {
                answers.put(key, answer);
                rememberWhetherTakenBack(key, answer.status());
                return answer.status();
            }
            sofar = sofar.graver(answer.status());
            answers.put(key, reader.failure(sofar, clock.instant()));
        }
        return sofar;
    }

    private void rememberWhetherTakenBack(Asked key, Status status) {
        if (status.isTakenBack()) {
            takenBack.put(key, status);
        } else {
            takenBack.remove(key);
        }
    }

    private OcspAnswer exchange(Request request, Issued asked) {
        OcspAnswer answer;
        try {
            answer = reader.answer(network.exchange(request), asked, clock.instant());
        } catch (IOException silent) {
            answer = reader.failure(Status.UNREACHABLE, clock.instant());
        }
        if (answer.status() == Status.UNREACHABLE) {
            breaker.failed(request.location());
        } else {
            breaker.succeeded(request.location());
        }
        return answer;
    }

    /** A certificate by its issuer's key and its number; names would be shared by issuers with other keys. */
    private record Asked(String issuer, BigInteger serial) {}
}
