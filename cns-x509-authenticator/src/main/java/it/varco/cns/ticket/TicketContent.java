package it.varco.cns.ticket;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Tickets as bytes, which only this server and the others of its cluster read. */
public final class TicketContent {

    private static final int OUTBOUND = 1;
    private static final int HOMEWARD = 2;
    private static final int REFUSED = 1;
    private static final int GOOD = 2;

    private TicketContent() {}

    /** The ticket as bytes. */
    public static byte[] write(CardTicket ticket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(ticket.signIn().realm());
            out.writeUTF(ticket.signIn().session());
            out.writeUTF(ticket.signIn().tab());
            if (ticket instanceof CardTicket.Homeward homeward) {
                out.writeByte(HOMEWARD);
                out.writeLong(homeward.issued().toEpochMilli());
                write(homeward.answer(), out);
            } else {
                out.writeByte(OUTBOUND);
            }
        } catch (IOException tooLong) {
            throw new UncheckedIOException(tooLong);
        }
        return bytes.toByteArray();
    }

    /** The ticket that was written; empty where another version of the server has written it. */
    public static Optional<CardTicket> read(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            SignInInBrowser signIn = new SignInInBrowser(in.readUTF(), in.readUTF(), in.readUTF());
            return switch (in.readByte()) {
                case OUTBOUND -> Optional.of(new CardTicket.Outbound(signIn));
                case HOMEWARD -> {
                    Instant issued = Instant.ofEpochMilli(in.readLong());
                    yield answer(in).map(answer -> new CardTicket.Homeward(signIn, issued, answer));
                }
                default -> Optional.empty();
            };
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static void write(CardAnswer answer, DataOutputStream out) throws IOException {
        if (answer instanceof CardAnswer.Good good) {
            out.writeByte(GOOD);
            out.writeUTF(good.method().slug());
            out.writeUTF(good.assurance());
            out.writeUTF(good.fiscalCode().value());
            out.writeUTF(good.givenName().orElse(""));
            out.writeUTF(good.surname().orElse(""));
        } else {
            out.writeByte(REFUSED);
            CardAnswer.Refused refused = (CardAnswer.Refused) answer;
            out.writeUTF(refused.code());
            out.writeUTF(refused.reference().orElse(""));
        }
    }

    private static Optional<CardAnswer> answer(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case REFUSED -> Optional.of(new CardAnswer.Refused(in.readUTF(), text(in.readUTF())));
            case GOOD -> good(in);
            default -> Optional.empty();
        };
    }

    private static Optional<CardAnswer> good(DataInputStream in) throws IOException {
        Optional<SignInMethod> method = SignInMethod.named(in.readUTF());
        String assurance = in.readUTF();
        Optional<FiscalCode> code = FiscalCode.parse(in.readUTF());
        Optional<String> givenName = text(in.readUTF());
        Optional<String> surname = text(in.readUTF());
        return method.flatMap(
                card -> code.map(holder -> new CardAnswer.Good(card, assurance, holder, givenName, surname)));
    }

    private static Optional<String> text(String written) {
        return Optional.of(written).filter(text -> !text.isEmpty());
    }
}
