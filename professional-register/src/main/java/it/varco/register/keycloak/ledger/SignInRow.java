package it.varco.register.keycloak.ledger;

import it.varco.policy.register.RecordedSignIn;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignInMethod;
import it.varco.register.ledger.KeptSignIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A sign-in of somebody whom the register knows, as the plan judged it on its day. */
@Entity
@Table(name = "VARCO_REGISTER_SIGN_IN")
public class SignInRow {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "PERSON_ID")
    private String personId;

    @Column(name = "METHOD")
    private String method;

    @Column(name = "ASSURANCE")
    private String assurance;

    @Column(name = "EFFECT")
    private String effect;

    @Column(name = "HAPPENED_AT")
    private long happenedAt;

    @Column(name = "RECORDED_AT")
    private long recordedAt;

    protected SignInRow() {}

    SignInRow(String id, String personId, KeptSignIn kept, Instant recordedAt) {
        this.id = id;
        this.personId = personId;
        this.method = kept.method().slug();
        this.assurance = kept.signIn().assurance().name();
        this.effect = kept.signIn().effect().name();
        this.happenedAt = Microseconds.of(kept.signIn().at());
        this.recordedAt = Microseconds.of(recordedAt);
    }

    String personId() {
        return personId;
    }

    KeptSignIn kept() {
        return new KeptSignIn(
                SignInMethod.named(method).orElseThrow(),
                new RecordedSignIn(
                        Microseconds.toInstant(happenedAt),
                        Assurance.valueOf(assurance),
                        RecordedSignIn.Effect.valueOf(effect)));
    }
}
