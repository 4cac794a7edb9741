package it.varco.register.keycloak.mail;

import it.varco.register.mail.MailKind;
import it.varco.register.mail.News;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An e-mail that waits to be sent. It holds no address and no text: both are looked up when it is sent. */
@Entity
@Table(name = "VARCO_MAIL")
@NamedQuery(
        name = MailToSend.DUE,
        query = "select mail from MailToSend mail where mail.dueAt <= :now order by mail.dueAt, mail.id")
@NamedQuery(
        name = MailToSend.SUPERSEDE,
        query = "delete from MailToSend mail"
                + " where mail.realmId = :realm and mail.userId in :users and mail.profile = :profile")
class MailToSend {

    static final String DUE = "varcoMailDue";
    static final String SUPERSEDE = "varcoMailSupersede";

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "USER_ID", nullable = false)
    private String userId;

    @Column(name = "PROFILE", nullable = false)
    private String profile;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND", length = 30, nullable = false)
    private MailKind kind;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate fromDay;

    /** On the policy clock. */
    @Column(name = "TOLD_AT", nullable = false)
    private long toldAt;

    /** On the wall clock. */
    @Column(name = "DUE_AT", nullable = false)
    private long dueAt;

    @Column(name = "ATTEMPTS", nullable = false)
    private int attempts;

    /** For Hibernate. */
    protected MailToSend() {}

    MailToSend(String realmId, String userId, String profile, News news, Instant toldAt, Instant dueAt) {
        this.id = UUID.randomUUID().toString();
        this.realmId = realmId;
        this.userId = userId;
        this.profile = profile;
        this.kind = news.kind();
        this.fromDay = news.from();
        this.toldAt = toldAt.toEpochMilli();
        this.dueAt = dueAt.toEpochMilli();
    }

    String id() {
        return id;
    }

    String realmId() {
        return realmId;
    }

    String userId() {
        return userId;
    }

    String profile() {
        return profile;
    }

    News news() {
        return new News(kind, fromDay);
    }

    /** When the person could have read it first, on the policy clock. */
    Instant toldAt() {
        return Instant.ofEpochMilli(toldAt);
    }

    int attempts() {
        return attempts;
    }

    /** Somebody tries to send it now; nobody else does before the instant. */
    void tried(Instant notBefore) {
        attempts++;
        dueAt = notBefore.toEpochMilli();
    }
}
