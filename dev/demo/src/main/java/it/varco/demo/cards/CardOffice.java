package it.varco.demo.cards;

import it.varco.testcards.Ca;
import it.varco.testcards.CardResponder;
import it.varco.testcards.TestAuthorities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Whoever issues the cards, and answers for them. The authorities stay the same over a restart; a server that believes the
 * folder of their certificates believes their cards.
 */
public final class CardOffice implements AutoCloseable {

    /** As the trusted list has them: the issuing authorities, not the root above; and which kind of card each issues. */
    private static final Map<Ca, String> BELIEVED = Map.of(Ca.CNS, "cns", Ca.CIE, "cie", Ca.CIE_LONG_NAME, "cie");

    private final Path folder;
    private final CardResponder responder;

    private CardOffice(Path folder, CardResponder responder) {
        this.folder = folder;
        this.responder = responder;
    }

    /**
     * Opens with the authorities of that folder, made where there are none.
     *
     * @param port where revocation is asked; 0: any that is free
     */
    public static CardOffice open(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            CardResponder responder = CardResponder.start(port, address -> authorities(folder, address));
            CardOffice office = new CardOffice(folder, responder);
            office.writeAnchors();
            return office;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the cards of the cast as files that a browser imports; where. */
    public Path issueCastCards() {
        Path cards = folder.resolve("people");
        new CastCards(cards, responder.authorities()).issue();
        return cards;
    }

    /** Where the certificates of the authorities are that are to be believed. */
    public static Path anchors(Path folder) {
        return folder.toAbsolutePath().resolve("anchors");
    }

    /** Answers for the cards, and misbehaves as it is told. */
    public CardResponder responder() {
        return responder;
    }

    /** What a browser has to believe at the card port. */
    public Path serverCertificate() {
        return ServerCertificate.in(folder).certificate();
    }

    @Override
    public void close() {
        responder.close();
    }

    private static TestAuthorities authorities(Path folder, URI address) {
        Path kept = folder.resolve("authorities.p12");
        try {
            if (Files.exists(kept)) {
                return TestAuthorities.from(Files.readAllBytes(kept), CastCards.PASSWORD, Clock.systemUTC(), address);
            }
            TestAuthorities made = TestAuthorities.at(Clock.systemUTC(), address);
            Files.write(kept, made.toPkcs12(CastCards.PASSWORD));
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void writeAnchors() throws IOException {
        for (Map.Entry<Ca, String> believed : BELIEVED.entrySet()) {
            Path anchors = Files.createDirectories(anchors(folder).resolve(believed.getValue()));
            Files.writeString(
                    anchors.resolve(believed.getKey().slug() + ".pem"),
                    responder.authorities().of(believed.getKey()).pem());
        }
    }
}
