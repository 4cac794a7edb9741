package it.varco.spid.keycloak.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** While the row is there, which only the transaction that forgets can see, the database lets records be deleted. */
@Entity
@Table(name = "VARCO_SPID_LOG_FORGETTING")
public class LogForgettingRow {

    @Id
    @Column(name = "ID")
    private String id;

    protected LogForgettingRow() {}

    LogForgettingRow(String id) {
        this.id = id;
    }
}
