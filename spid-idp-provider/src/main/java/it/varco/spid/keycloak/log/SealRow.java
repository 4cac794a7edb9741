package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogSeal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** One seal; of two nodes that seal in one moment, the database lets one. */
@Entity
@Table(name = "VARCO_SPID_LOG_SEAL")
@IdClass(SealRow.Key.class)
public class SealRow {

    /** Which seal of which realm. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String realmId;
        private long number;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.number == number && Objects.equals(key.realmId, realmId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, number);
        }
    }

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "SEAL_NUMBER")
    private long number;

    @Column(name = "SEALED_AT")
    private long sealedAt;

    @Column(name = "KEY_ID")
    private String keyId;

    @Column(name = "MARKS")
    private byte[] marks;

    @Column(name = "SEAL")
    private byte[] seal;

    protected SealRow() {}

    SealRow(LogSeal kept) {
        this.realmId = kept.realm();
        this.number = kept.number();
        this.sealedAt = RecordRow.micros(kept.at());
        this.keyId = kept.keyId();
        this.marks = kept.marks().text().getBytes(StandardCharsets.US_ASCII);
        this.seal = kept.seal();
    }

    long number() {
        return number;
    }

    byte[] seal() {
        return seal;
    }

    /** Empty where the marks cannot be read. */
    Optional<LogSeal> kept() {
        return LogSeal.Marks.parse(new String(marks, StandardCharsets.US_ASCII))
                .map(read -> new LogSeal(realmId, number, RecordRow.instant(sealedAt), keyId, read, seal));
    }
}
