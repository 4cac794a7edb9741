package it.varco.spid.log;

import it.varco.spid.log.LoggedTransaction.Label;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A transaction as it is kept.
 *
 * @param realm the realm's id
 * @param at to the microsecond
 * @param keyId the key that it is sealed with
 * @param index by what it is found
 * @param content the transaction, compressed and encrypted
 * @param seal over all of this and the seal of the record before
 */
public record LogRecord(
        String realm,
        LogPosition position,
        Instant at,
        String keyId,
        Label label,
        Index index,
        byte[] content,
        byte[] seal) {

    private static final int FORM = 1;

    /**
     * Keyed hashes.
     *
     * @param person of the fiscal code
     * @param request of the request's id
     * @param answer of the answer's id
     * @param assertion of the assertion's id
     */
    public record Index(Optional<Long> person, long request, Optional<Long> answer, Optional<Long> assertion) {

        /** The kind of index of fiscal codes. */
        public static final String PERSON = "person";

        /** The kind of index of message ids. */
        public static final String MESSAGE = "message";

        static Index of(LoggedTransaction transaction, LogKey key) {
            return new Index(
                    transaction.person().map(code -> key.index(PERSON, code.value())),
                    key.index(MESSAGE, transaction.request().id()),
                    transaction.answer().flatMap(ReceivedAnswer::id).map(id -> key.index(MESSAGE, id)),
                    transaction.answer().flatMap(ReceivedAnswer::assertionId).map(id -> key.index(MESSAGE, id)));
        }
    }

    /** The seal before the first of a chain. */
    public static byte[] nothingBefore() {
        return new byte[0];
    }

    /** Writes a transaction down, after the record with that seal. */
    public static LogRecord of(
            LoggedTransaction transaction, String realm, LogPosition position, byte[] sealBefore, LogKey key) {
        LogRecord unsealed = new LogRecord(
                realm,
                position,
                transaction.at().truncatedTo(ChronoUnit.MICROS),
                key.id(),
                transaction.label(),
                Index.of(transaction, key),
                key.encrypt(TransactionBytes.write(transaction, position), context(realm, key.id())),
                nothingBefore());
        return unsealed.with(key.seal(unsealed.sealed(sealBefore)));
    }

    /**
     * Opens the record.
     *
     * @throws UnreadableRecordException where the key is missing, the content was altered, or it belongs to another place
     */
    public LoggedTransaction open(LogKeys keys) throws UnreadableRecordException {
        TransactionBytes.Placed placed = openAnywhere(keys);
        if (!placed.position().equals(position)) {
            throw new UnreadableRecordException("the content belongs to " + placed.position());
        }
        return placed.transaction();
    }

    TransactionBytes.Placed openAnywhere(LogKeys keys) throws UnreadableRecordException {
        LogKey key =
                keys.find(keyId).orElseThrow(() -> new UnreadableRecordException("the key " + keyId + " is not there"));
        return TransactionBytes.read(key.decrypt(content, context(realm, keyId)), at);
    }

    boolean isSealedAfter(byte[] sealBefore, LogKey key) {
        return key.isSeal(seal, sealed(sealBefore));
    }

    private LogRecord with(byte[] newSeal) {
        return new LogRecord(realm, position, at, keyId, label, index, content, newSeal);
    }

    private static byte[] context(String realm, String keyId) {
        return (FORM + "\n" + realm + "\n" + keyId).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] sealed(byte[] sealBefore) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(realm);
            out.writeLong(position.segment());
            out.writeLong(position.sequence());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeUTF(keyId);
            out.writeUTF(label.alias());
            out.writeUTF(label.entityId());
            out.writeUTF(label.outcome());
            out.writeInt(label.level());
            writeOptional(out, index.person());
            out.writeLong(index.request());
            writeOptional(out, index.answer());
            writeOptional(out, index.assertion());
            out.write(sha256(content));
            out.writeInt(sealBefore.length);
            out.write(sealBefore);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeOptional(DataOutputStream out, Optional<Long> number) throws IOException {
        out.writeBoolean(number.isPresent());
        out.writeLong(number.orElse(0L));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the JDK has SHA-256", impossible);
        }
    }

    /** Nothing of the content. */
    @Override
    public String toString() {
        return "LogRecord[" + position + "]";
    }
}
