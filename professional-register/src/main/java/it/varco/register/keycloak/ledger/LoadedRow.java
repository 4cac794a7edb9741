package it.varco.register.keycloak.ledger;

import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.register.ledger.KeptLoad;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the body's old register said of a person. */
@Entity
@Table(name = "VARCO_REGISTER_LOADED")
public class LoadedRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "PERSON_ID")
    private String personId;

    @Column(name = "PROFILE")
    private String profile;

    @Column(name = "STATE")
    private String state;

    @Column(name = "ASSURANCE")
    private String assurance;

    @Column(name = "SINCE")
    private long since;

    @Column(name = "RECORDED_AT")
    private long recordedAt;

    protected LoadedRow() {}

    LoadedRow(String id, String personId, String profile, InitialRecord record, Instant recordedAt) {
        this.id = id;
        this.personId = personId;
        this.profile = profile;
        this.state = record.state().name();
        this.assurance = record.level().name();
        this.since = Microseconds.of(record.since());
        this.recordedAt = Microseconds.of(recordedAt);
    }

    String personId() {
        return personId;
    }

    KeptLoad kept() {
        return new KeptLoad(
                new InitialRecord(
                        RegisterState.valueOf(state), Microseconds.toInstant(since), Assurance.valueOf(assurance)),
                Microseconds.toInstant(recordedAt));
    }
}
