package it.varco.register.reception;

import it.varco.register.message.MessageFault;
import it.varco.register.message.MessageReader;
import it.varco.register.message.MessageReading;
import it.varco.register.message.OrderMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of one body; either all of them can be read, or none is. */
final class Messages {

    private static final int MOST_FAULTS = 50;

    private final MessageReader reader;

    Messages(MessageReader reader) {
        this.reader = reader;
    }

    /** What came of reading a body. */
    sealed interface Reading {

        record Read(List<OrderMessage> messages) implements Reading {}

        record Faulty(CallRefusal refusal, List<FaultAt> faults) implements Reading {}
    }

    Reading read(BodyForm form, byte[] body, int most, LocalDate today) {
        if (!isUtf8(body)) {
            return new Reading.Faulty(CallRefusal.MALFORMED, List.of(new FaultAt(1, "", "is not text in UTF-8")));
        }
        List<byte[]> texts = form == BodyForm.ONE ? List.of(body) : lines(body);
        return texts.size() > most ? new Reading.Faulty(CallRefusal.TOO_MANY, List.of()) : read(texts, today);
    }

    private Reading read(List<byte[]> texts, LocalDate today) {
        List<OrderMessage> messages = new ArrayList<>();
        List<FaultAt> malformed = new ArrayList<>();
        List<FaultAt> impossible = new ArrayList<>();
        for (int number = 1; number <= texts.size(); number++) {
            MessageReading reading = reader.read(texts.get(number - 1), today);
            if (reading instanceof MessageReading.Read read) {
                messages.add(read.message());
            } else if (reading instanceof MessageReading.Malformed faulty) {
                add(number, faulty.faults(), malformed);
            } else if (reading instanceof MessageReading.Impossible faulty) {
                add(number, faulty.faults(), impossible);
            }
        }
        if (!malformed.isEmpty()) {
            return new Reading.Faulty(CallRefusal.MALFORMED, first(malformed));
        }
        return impossible.isEmpty()
                ? new Reading.Read(messages)
                : new Reading.Faulty(CallRefusal.IMPOSSIBLE, first(impossible));
    }

    private static void add(int number, List<MessageFault> faults, List<FaultAt> to) {
        faults.forEach(fault -> to.add(new FaultAt(number, fault.field(), fault.reason())));
    }

    private static List<FaultAt> first(List<FaultAt> faults) {
        return faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    }

    /** The last line may end, or not; no other may be empty. */
    private static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\n') {
                lines.add(Arrays.copyOfRange(body, begin, at));
                begin = at + 1;
            }
        }
        if (begin < body.length || lines.isEmpty()) {
            lines.add(Arrays.copyOfRange(body, begin, body.length));
        }
        return lines;
    }

    /** A reader of JSON would guess other alphabets by where the zeros are. */
    private static boolean isUtf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
