package it.varco.spid.log;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stood in the register at one moment, in a chain of its own, so that the end of a chain cannot be cut off, nor a whole
 * one be taken away, without a trace.
 *
 * @param realm the realm's id
 * @param number from 1, without gaps
 * @param at to the microsecond
 * @param keyId the key that it is sealed with
 * @param marks what changed since the seal before
 * @param seal over all of this and the seal before
 */
public record LogSeal(String realm, long number, Instant at, String keyId, Marks marks, byte[] seal) {

    /**
     * Where chains end and begin.
     *
     * @param ends the last record of each chain that has grown
     * @param expired the last record that was forgotten of each chain that has become shorter
     */
    public record Marks(Map<Long, Mark> ends, Map<Long, Mark> expired) {

        private static final String END = "end";
        private static final String EXPIRED = "expired";

        public Marks {
            ends = Map.copyOf(ends);
            expired = Map.copyOf(expired);
        }

        /** Whether nothing has changed. */
        public boolean isEmpty() {
            return ends.isEmpty() && expired.isEmpty();
        }

        /** One line for each mark, always in the same order. */
        public String text() {
            List<String> lines = new ArrayList<>();
            new TreeMap<>(ends).forEach((segment, mark) -> lines.add(line(END, segment, mark)));
            new TreeMap<>(expired).forEach((segment, mark) -> lines.add(line(EXPIRED, segment, mark)));
            return String.join("\n", lines);
        }

        /** The marks of that text; empty where it is not what {@link #text} writes. */
        public static Optional<Marks> parse(String text) {
            Map<Long, Mark> ends = new TreeMap<>();
            Map<Long, Mark> expired = new TreeMap<>();
            for (String line : text.lines().toList()) {
                String[] fields = line.split(" ");
                Optional<LogPosition> position = fields.length == 3 ? LogPosition.parse(fields[1]) : Optional.empty();
                if (position.isEmpty() || !fields[2].matches("[0-9a-f]{64}")) {
                    return Optional.empty();
                }
                Mark mark = new Mark(position.get().sequence(), HexFormat.of().parseHex(fields[2]));
                switch (fields[0]) {
                    case END -> ends.put(position.get().segment(), mark);
                    case EXPIRED -> expired.put(position.get().segment(), mark);
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(new Marks(ends, expired));
        }

        private static String line(String kind, long segment, Mark mark) {
            return kind + " " + new LogPosition(segment, mark.sequence()) + " "
                    + HexFormat.of().formatHex(mark.seal());
        }
    }

    /**
     * One record of a chain.
     *
     * @param sequence its number
     * @param seal its seal
     */
    public record Mark(long sequence, byte[] seal) {}

    /** The next seal, after the one with that seal. */
    public static LogSeal of(String realm, long number, Instant at, Marks marks, byte[] sealBefore, LogKey key) {
        LogSeal unsealed = new LogSeal(
                realm, number, at.truncatedTo(ChronoUnit.MICROS), key.id(), marks, LogRecord.nothingBefore());
        return new LogSeal(realm, number, unsealed.at(), key.id(), marks, key.seal(unsealed.sealed(sealBefore)));
    }

    /** The seal in a form that fits into a log line, to be kept elsewhere than in the database. */
    public String name() {
        return number + "-" + HexFormat.of().formatHex(seal);
    }

    boolean isSealedAfter(byte[] sealBefore, LogKey key) {
        return key.isSeal(seal, sealed(sealBefore));
    }

    private byte[] sealed(byte[] sealBefore) {
        byte[] text = marks.text().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("seal");
            out.writeUTF(realm);
            out.writeLong(number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeUTF(keyId);
            out.writeInt(text.length);
            out.write(text);
            out.write(sealBefore);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Where the register should end. */
    @Override
    public String toString() {
        return "LogSeal[" + number + "]";
    }
}
