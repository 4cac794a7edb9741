package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.spid.log.LogKeys;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.UnreadableRecordException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The records that an authority asks for, as lines of JSON: a head, the records, and an end with the SHA-256 of all lines
 * before it, signed with the realm's own published key.
 */
final class Export {

    private static final int PAGE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final String realmName;
    private final LogKeys keys;
    private final KeyWrapper signing;
    private final Instant now;

    Export(KeycloakSession session, RealmModel realm, Instant now) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.realmName = realm.getName();
        this.keys = LogKeyFactory.keys(session, realm);
        this.signing = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.RS256);
        this.now = now;
    }

    void run(LogQuestion question, OutputStream out) throws IOException {
        RecordBook.Period period = question.period(now);
        Lines lines = new Lines(out);
        lines.write(JSON.createObjectNode()
                .put("realm", realmName)
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("exportedAt", now.toString()));
        RecordView view = new RecordView(keys);
        long records = 0;
        List<LogRecord> page = page(question, period, records);
        while (!page.isEmpty()) {
            for (LogRecord kept : page) {
                lines.write(line(view, kept));
            }
            records += page.size();
            page = page(question, period, records);
        }
        ObjectNode end = JSON.createObjectNode()
                .put("realm", realmName)
                .put("records", records)
                .put("sha256", lines.digest())
                .put("exportedAt", now.toString());
        String signed = new JWSBuilder()
                .kid(signing.getKid())
                .jsonContent(end)
                .sign(new AsymmetricSignatureSignerContext(signing));
        lines.write(JSON.createObjectNode().put("end", signed));
    }

    private static ObjectNode line(RecordView view, LogRecord kept) {
        try {
            return view.whole(kept);
        } catch (UnreadableRecordException unreadable) {
            return view.inShort(kept);
        }
    }

    private List<LogRecord> page(LogQuestion question, RecordBook.Period period, long first) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, own -> {
            RecordBook book = new RecordBook(own, realmId);
            return question.person()
                    .map(person -> book.ofPerson(
                            keys.indexes(LogRecord.Index.PERSON, person.value()), period, (int) first, PAGE))
                    .orElseGet(() -> book.written(period, (int) first, PAGE));
        });
    }

    private static final class Lines {

        private final OutputStream out;
        private final MessageDigest digest;

        Lines(OutputStream out) {
            this.out = out;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("the JDK has SHA-256", impossible);
            }
        }

        void write(ObjectNode line) throws IOException {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            digest.update(bytes);
            out.write(bytes);
        }

        String digest() throws IOException {
            try {
                return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException impossible) {
                throw new IOException(impossible);
            }
        }
    }
}
