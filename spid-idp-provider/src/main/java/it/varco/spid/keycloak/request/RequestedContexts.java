package it.varco.spid.keycloak.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.keycloak.ProviderVersion;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.Config;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.saml.preprocessor.SamlAuthenticationPreprocessor;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps the {@code RequestedAuthnContext} of a SAML application, which Keycloak (26.7) reads and forgets, with the sign-in.
 * It is a client note, since authentication notes are wiped when a sign-in starts again.
 */
public final class RequestedContexts implements SamlAuthenticationPreprocessor, ServerInfoAwareProviderFactory {

    private static final String ID = "varco-requested-contexts";
    private static final String NOTE = "varco.spid.requested-contexts";

    /** More than any application names; what comes after them is not read. */
    private static final int MOST = 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the application of this sign-in asked for; empty where it asked for nothing, or does not speak SAML. */
    static Optional<Wish> keptIn(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(NOTE)).map(RequestedContexts::read);
    }

    @Override
    public AuthnRequestType beforeProcessingLoginRequest(
            AuthnRequestType request, AuthenticationSessionModel authentication) {
        Optional.ofNullable(request.getRequestedAuthnContext())
                .ifPresent(context -> authentication.setClientNote(NOTE, written(context)));
        return request;
    }

    private static String written(RequestedAuthnContextType context) {
        ObjectNode note =
                JSON.createObjectNode().put("comparison", comparison(context).name());
        ArrayNode contexts = note.putArray("contexts");
        // A declaration is a context too, and one that nobody here knows.
        Stream.concat(context.getAuthnContextClassRef().stream(), context.getAuthnContextDeclRef().stream())
                .limit(MOST)
                .forEach(contexts::add);
        return note.toString();
    }

    /** Where the attribute is not there, SAML means {@code exact}. */
    private static Comparison comparison(RequestedAuthnContextType context) {
        return Optional.ofNullable(context.getComparison())
                .map(AuthnContextComparisonType::value)
                .flatMap(Comparison::of)
                .orElse(Comparison.EXACT);
    }

    private static Wish read(String note) {
        try {
            JsonNode json = JSON.readTree(note);
            return new Wish(
                    Wish.Force.BINDING,
                    Comparison.valueOf(json.get("comparison").asText()),
                    StreamSupport.stream(json.get("contexts").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a note that only this class writes cannot be read", notOurs);
        }
    }

    @Override
    public SamlAuthenticationPreprocessor create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
