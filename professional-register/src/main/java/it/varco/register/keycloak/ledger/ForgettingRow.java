package it.varco.register.keycloak.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * While a transaction holds such a row, the database lets it delete from the ledger. It is gone before the transaction ends, and no other one
 * ever sees it.
 */
@Entity
@Table(name = "VARCO_REGISTER_FORGETTING")
public class ForgettingRow {

    @Id
    @Column(name = "ID")
    private String id;

    protected ForgettingRow() {}

    ForgettingRow(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
