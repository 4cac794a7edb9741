package it.varco.benchmarks.card;

import it.varco.demo.cards.CardOffice;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Twenty authorities, and two hosts that answer for the one whose cards are used: what is done to one is not done to the other,
 * and a server that leaves one alone still asks the other.
 *
 * @param one the host that the cards of the first name
 * @param other the host that the cards of the other name
 */
record CardOffices(Path folder, CardResponder one, CardResponder other) implements AutoCloseable {

    /** Whose cards are used. */
    static final Ca ISSUER = Ca.CNS;

    /** Who signs in, one beside the other. */
    static final List<Holder> PEOPLE = List.of(Holder.MARIO, Holder.ANNA, Holder.LUIGI);

    private static final int AUTHORITIES = 20;

    /** Opens both. Their authority is the same one: keys are the same as long as the JVM runs. */
    static CardOffices open(Path folder) {
        Clock clock = Clock.systemUTC();
        CardOffices offices = new CardOffices(folder, CardResponder.start(0, clock), CardResponder.start(0, clock));
        offices.writeAnchors();
        return offices;
    }

    /** The directory with the certificates of the twenty. */
    Path anchors() {
        return CardOffice.anchors(folder);
    }

    /** A card for each of the people. */
    static List<Card> cards(CardResponder office) {
        return PEOPLE.stream()
                .map(person -> office.authorities().card(CardKind.CNS_OK, person))
                .toList();
    }

    /** As many cards that nobody has seen, of the people in turn. */
    static List<Card> cards(CardResponder office, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> office.authorities().card(CardKind.CNS_OK, PEOPLE.get(index % PEOPLE.size())))
                .toList();
    }

    /** One that was revoked before anybody asks. */
    static Card revoked(CardResponder office) {
        return office.authorities().card(CardKind.CNS_REVOKED, PEOPLE.get(0));
    }

    private void writeAnchors() {
        List<Ca> named = List.of(ISSUER, Ca.CIE, Ca.CIE_LONG_NAME);
        List<X509Certificate> all = Stream.concat(
                        named.stream().map(ca -> one.authorities().of(ca).certificate()),
                        one.authorities().more(AUTHORITIES - named.size()).stream())
                .toList();
        try {
            Files.createDirectories(anchors());
            for (int index = 0; index < all.size(); index++) {
                Files.writeString(anchors().resolve("ca-%02d.pem".formatted(index)), pem(all.get(index)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
