package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogPosition;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LoggedTransaction.Label;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One record. */
@Entity
@Table(name = "VARCO_SPID_LOG")
@IdClass(RecordRow.Key.class)
public class RecordRow {

    /** Where it stands. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long segment;
        private long sequence;

        protected Key() {}

        Key(LogPosition position) {
            this.segment = position.segment();
            this.sequence = position.sequence();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.segment == segment && key.sequence == sequence;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(segment) * 31 + Long.hashCode(sequence);
        }
    }

    @Id
    @Column(name = "SEGMENT")
    private long segment;

    @Id
    @Column(name = "SEQUENCE_NUMBER")
    private long sequence;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "WRITTEN_AT")
    private long writtenAt;

    @Column(name = "KEY_ID")
    private String keyId;

    @Column(name = "ALIAS")
    private String alias;

    @Column(name = "ENTITY_ID")
    private String entityId;

    @Column(name = "OUTCOME")
    private String outcome;

    @Column(name = "ASSURANCE")
    private int level;

    @Column(name = "PERSON")
    private Long person;

    @Column(name = "REQUEST")
    private long request;

    @Column(name = "ANSWER")
    private Long answer;

    @Column(name = "ASSERTION")
    private Long assertion;

    @Column(name = "CONTENT")
    private byte[] content;

    @Column(name = "SEAL")
    private byte[] seal;

    protected RecordRow() {}

    RecordRow(LogRecord kept) {
        this.segment = kept.position().segment();
        this.sequence = kept.position().sequence();
        this.realmId = kept.realm();
        this.writtenAt = micros(kept.at());
        this.keyId = kept.keyId();
        this.alias = kept.label().alias();
        this.entityId = kept.label().entityId();
        this.outcome = kept.label().outcome();
        this.level = kept.label().level();
        this.person = kept.index().person().orElse(null);
        this.request = kept.index().request();
        this.answer = kept.index().answer().orElse(null);
        this.assertion = kept.index().assertion().orElse(null);
        this.content = kept.content();
        this.seal = kept.seal();
    }

    LogRecord kept() {
        return new LogRecord(
                realmId,
                new LogPosition(segment, sequence),
                instant(writtenAt),
                keyId,
                new Label(alias, entityId, outcome, level),
                new LogRecord.Index(
                        Optional.ofNullable(person),
                        request,
                        Optional.ofNullable(answer),
                        Optional.ofNullable(assertion)),
                content,
                seal);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
