package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A fiscal code that the register knows, with or without an account. Who writes of the person locks this row first. */
@Entity
@Table(name = "VARCO_REGISTER_PERSON")
public class PersonRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "FISCAL_CODE")
    private String fiscalCode;

    protected PersonRow() {}

    String id() {
        return id;
    }

    String realmId() {
        return realmId;
    }

    FiscalCode code() {
        return FiscalCode.parse(fiscalCode).orElseThrow();
    }
}
