package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignIn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.protocol.saml.mappers.SAMLLoginResponseMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The protocol mapper {@code varco-saml-sign-in}: for a SAML application the level in {@code AuthnContextClassRef}, and the
 * fiscal code as SPID writes it, with {@code TINIT-}.
 */
public final class SignInAssertion extends AbstractSAMLProtocolMapper
        implements SAMLLoginResponseMapper, SAMLAttributeStatementMapper, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-saml-sign-in";

    private static final String FISCAL_NUMBER = "fiscalNumber";
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";

    @Override
    public ResponseType transformLoginResponse(
            ResponseType response,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        new SignInNotes(session)
                .read(client.getClientSession())
                .ifPresent(signIn -> response.getAssertions().stream()
                        .flatMap(choice -> choice.getAssertion().getStatements().stream())
                        .filter(AuthnStatementType.class::isInstance)
                        .map(AuthnStatementType.class::cast)
                        .forEach(statement -> statement.setAuthnContext(context(signIn))));
        return response;
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel client) {
        Optional.ofNullable(userSession.getUser().getFirstAttribute(People.FISCAL_NUMBER))
                .flatMap(FiscalCode::parse)
                .ifPresent(code ->
                        statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute(code.spidValue()))));
    }

    private static AuthnContextType context(SignIn signIn) {
        AuthnContextType context = new AuthnContextType();
        AuthnContextType.AuthnContextTypeSequence sequence = new AuthnContextType.AuthnContextTypeSequence();
        sequence.setClassRef(new AuthnContextClassRefType(URI.create(signIn.authenticationContext())));
        context.setSequence(sequence);
        return context;
    }

    private static AttributeType attribute(String value) {
        AttributeType attribute = new AttributeType(FISCAL_NUMBER);
        attribute.setNameFormat(BASIC);
        attribute.addAttributeValue(value);
        return attribute;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return "AttributeStatement Mapper";
    }

    @Override
    public String getDisplayType() {
        return "Varco: sign-in (level, fiscalNumber)";
    }

    @Override
    public String getHelpText() {
        return "The level of the sign-in and the fiscal code. (Il livello dell'accesso e il codice fiscale.)";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
