package it.varco.testcards;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** What the authorities remember of the cards that they issued. Numbers are random, so one register does for all of them. */
final class Register {
    private final Map<BigInteger, Line> lines = new ConcurrentHashMap<>();

    /** What is known of one card, by whom it was issued, and since when. */
    record Line(X500Principal issuer, Standing standing, Instant since) {}

    void put(X509Certificate certificate, Standing standing, Instant since) {
        lines.put(certificate.getSerialNumber(), new Line(certificate.getIssuerX500Principal(), standing, since));
    }

    Optional<Line> find(BigInteger number) {
        return Optional.ofNullable(lines.get(number));
    }

    /** Every card of this issuer that is not good. */
    Stream<Entry<BigInteger, Line>> notGood(X509Certificate issuer) {
        return lines.entrySet().stream()
                .filter(line -> line.getValue().standing() != Standing.GOOD)
                .filter(line -> line.getValue().issuer().equals(issuer.getSubjectX500Principal()));
    }
}
