package it.varco.register.keycloak.ledger;

import it.varco.policy.register.RegisterWarning;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What replay has to say of an event, for the operators' list. It follows from the ledger, and is rewritten with each replay that says otherwise. */
@Entity
@Table(name = "VARCO_REGISTER_WARNING")
public class WarningRow {

    /** The id of the event's row. */
    @Id
    @Column(name = "EVENT_ROW_ID")
    private String eventRowId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "PROFILE")
    private String profile;

    @Column(name = "WARNING")
    private String warning;

    protected WarningRow() {}

    WarningRow(String eventRowId, String realmId, String profile, RegisterWarning warning) {
        this.eventRowId = eventRowId;
        this.realmId = realmId;
        this.profile = profile;
        this.warning = warning.name();
    }

    String eventRowId() {
        return eventRowId;
    }

    String realmId() {
        return realmId;
    }

    String profile() {
        return profile;
    }

    RegisterWarning warning() {
        return RegisterWarning.valueOf(warning);
    }
}
