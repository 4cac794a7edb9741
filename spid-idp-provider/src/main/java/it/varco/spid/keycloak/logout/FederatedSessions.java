package it.varco.spid.keycloak.logout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.spid.logout.FederatedSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps what providers call a session with the session that it became. There may be several names: whoever signs in again,
 * for a higher level, stays in the same session of Keycloak's.
 */
public final class FederatedSessions {

    private static final String NOTE = "varco.spid.federated-sessions";

    private static final String JOINED = "varco-spid-session.";

    /** What is longer is not kept: nobody's logout asks for it then, and it signs nobody out. */
    private static final int LONGEST_NAME = 1024;

    private static final int MOST_IN_ONE_SESSION = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    public FederatedSessions(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /** On its way through a first sign-in; by this name Keycloak will find the session. */
    public void carry(BrokeredIdentityContext context, FederatedSession federated) {
        context.setBrokerSessionId(indexed(federated.entityId(), federated.nameId()));
        if (isKept(federated)) {
            context.getContextData().put(NOTE, text(List.of(federated)));
        }
    }

    /** The person is in. */
    public void keep(AuthenticationSessionModel authentication, BrokeredIdentityContext context) {
        if (!(context.getContextData().get(NOTE) instanceof String note)) {
            return;
        }
        FederatedSession begun = read(note).get(0);
        List<FederatedSession> all = new ArrayList<>();
        Optional.ofNullable(session.sessions()
                        .getUserSession(realm, authentication.getParentSession().getId()))
                .ifPresent(existing -> {
                    all.addAll(of(existing));
                    // Keycloak (26.7) keeps the one name that a session began with.
                    session.singleUseObjects()
                            .put(
                                    JOINED + indexed(begun.entityId(), begun.nameId()),
                                    realm.getSsoSessionMaxLifespan(),
                                    Map.of("session", existing.getId()));
                });
        all.add(begun);
        authentication.setUserSessionNote(
                NOTE, text(all.subList(Math.max(0, all.size() - MOST_IN_ONE_SESSION), all.size())));
    }

    /** What providers call this session, the newest last; empty where it did not begin with an answer. */
    static List<FederatedSession> of(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(NOTE))
                .map(FederatedSessions::read)
                .orElse(List.of());
    }

    /** The session that an entry means by that name. */
    Optional<UserSessionModel> find(String entityId, String nameId) {
        String index = indexed(entityId, nameId);
        return Stream.of(
                        Optional.ofNullable(session.sessions().getUserSessionByBrokerSessionId(realm, index)),
                        Optional.ofNullable(session.singleUseObjects().get(JOINED + index))
                                .map(notes -> session.sessions().getUserSession(realm, notes.get("session"))))
                .flatMap(Optional::stream)
                .filter(found -> of(found).stream()
                        .anyMatch(known -> known.entityId().equals(entityId)
                                && known.nameId().equals(nameId)))
                .findFirst();
    }

    /** Of one length, and nobody's name: it is in events of Keycloak's. */
    private String indexed(String entityId, String nameId) {
        String whole = String.join("\n", realm.getId(), entityId, nameId);
        return alias + "." + HashUtils.sha256UrlEncodedHash(whole, StandardCharsets.UTF_8);
    }

    private static boolean isKept(FederatedSession federated) {
        return Stream.of(
                        federated.nameId(),
                        federated.nameQualifier(),
                        federated.sessionIndex().orElse(""))
                .allMatch(name -> name.length() <= LONGEST_NAME);
    }

    static String text(List<FederatedSession> sessions) {
        try {
            return JSON.writeValueAsString(sessions.stream()
                    .map(federated -> List.of(
                            federated.entityId(),
                            federated.serviceProvider(),
                            federated.nameId(),
                            federated.nameQualifier(),
                            federated.sessionIndex().orElse("")))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lists of texts become JSON", impossible);
        }
    }

    static List<FederatedSession> read(String note) {
        try {
            return JSON.readValue(note, new TypeReference<List<List<String>>>() {}).stream()
                    .map(parts -> new FederatedSession(
                            parts.get(0),
                            parts.get(1),
                            parts.get(2),
                            parts.get(3),
                            Optional.of(parts.get(4)).filter(index -> !index.isEmpty())))
                    .toList();
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a note that only this class writes cannot be read", notOurs);
        }
    }
}
