package it.varco.spid.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.policy.keycloak.broker.ProvenPerson;
import it.varco.policy.person.PersonKey;
import it.varco.spid.answer.VerifiedAnswer;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * What of a verified answer travels with Keycloak's broker context, which may go through a first sign-in flow before the
 * person is in.
 */
record SpidSignInData(
        Scheme scheme, String entityId, SpidLevel level, PersonKey person, Map<String, String> attributes) {

    private static final String SCHEME = "varco.spid.scheme";
    private static final String ENTITY_ID = "varco.spid.entity-id";
    private static final String LEVEL = "varco.spid.level";
    private static final String ATTRIBUTES = "varco.spid.attributes";
    private static final ObjectMapper JSON = new ObjectMapper();

    static SpidSignInData of(VerifiedAnswer answer) {
        return new SpidSignInData(
                answer.scheme(), answer.entityId(), answer.level(), answer.person(), answer.attributes());
    }

    void writeTo(BrokeredIdentityContext context) {
        Map<String, Object> data = context.getContextData();
        data.put(SCHEME, scheme.name());
        data.put(ENTITY_ID, entityId);
        data.put(LEVEL, level.name());
        new ProvenPerson(person, scheme.method()).writeTo(context);
        try {
            data.put(ATTRIBUTES, JSON.writeValueAsString(attributes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings is JSON", impossible);
        }
    }

    /** Empty where the context was not made by our endpoint. */
    static Optional<SpidSignInData> readFrom(BrokeredIdentityContext context) {
        Map<String, Object> data = context.getContextData();
        if (!data.containsKey(ENTITY_ID)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SpidSignInData(
                    Scheme.valueOf((String) data.get(SCHEME)),
                    (String) data.get(ENTITY_ID),
                    SpidLevel.valueOf((String) data.get(LEVEL)),
                    ProvenPerson.readFrom(context).orElseThrow().key(),
                    JSON.readValue((String) data.get(ATTRIBUTES), new TypeReference<Map<String, String>>() {})));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("data that only this class writes cannot be read", notOurs);
        }
    }

    @Override
    public String toString() {
        return "SpidSignInData[" + entityId + ", " + level + "]";
    }
}
