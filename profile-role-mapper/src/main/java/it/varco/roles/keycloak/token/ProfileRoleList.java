package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import it.varco.roles.token.Lifetime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusCodeType;
import org.keycloak.dom.saml.v2.protocol.StatusType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.RoleListMapper;
import org.keycloak.protocol.saml.mappers.SAMLLoginResponseMapper;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;

/**
 * The protocol mapper {@code varco-profile-role-list}: Keycloak's role list, of the roles that the plan allows now, and an
 * end of the application's session no later than the next change. Keycloak asks one role list per application, the one
 * with the highest priority: its own says nothing where ours is.
 *
 * <p>Source: SAML core, 2.7.2 ({@code SessionNotOnOrAfter}) and 3.2.2.2 (status codes).
 */
public final class ProfileRoleList extends RoleListMapper
        implements SAMLLoginResponseMapper, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-profile-role-list";

    /** After Keycloak's own mappers. */
    private static final int PRIORITY = 70;

    @Override
    public void mapRoles(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = new Standings(session).of(userSession);
        DecidedRoles decided = DecidedRoles.of(standing, userSession.getUser(), client);
        List<AttributeStatementType.ASTChoiceType> before = List.copyOf(statement.getAttributes());
        super.mapRoles(statement, mapper, session, userSession, new DecidedContext(client, decided));
        // A role may also be hard coded for the application, or written by a mapper of attributes under the list's
        // name.
        String name = mapper.getConfig().get(AttributeStatementHelper.SAML_ATTRIBUTE_NAME);
        statement.getAttributes().stream()
                .filter(choice -> !before.contains(choice)
                        || Objects.equals(choice.getAttribute().getName(), name))
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .toList()
                .forEach(attribute -> takeOutBarred(statement, attribute, decided));
    }

    @Override
    public ResponseType transformLoginResponse(
            ResponseType response,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        Standing standing = new Standings(session).of(userSession);
        if (standing instanceof Standing.Refused refused) {
            new RefusedSession(session, userSession, client, refused).report();
            return refuse(response);
        }
        if (standing instanceof Standing.Open open) {
            Lifetime.until(open.access().changesAt(), open.now())
                    .longest()
                    .ifPresent(longest -> response.getAssertions().stream()
                            .flatMap(choice -> choice.getAssertion().getStatements().stream())
                            .filter(AuthnStatementType.class::isInstance)
                            .map(AuthnStatementType.class::cast)
                            .forEach(statement -> clip(statement, longest)));
        }
        return response;
    }

    private static void takeOutBarred(AttributeStatementType statement, AttributeType attribute, DecidedRoles decided) {
        List<Object> barred = attribute.getAttributeValue().stream()
                .filter(value -> decided.isBarred(String.valueOf(value)))
                .toList();
        barred.forEach(attribute::removeAttributeValue);
        if (attribute.getAttributeValue().isEmpty()) {
            statement.getAttributes().stream()
                    .filter(choice -> choice.getAttribute() == attribute)
                    .toList()
                    .forEach(statement::removeAttribute);
        }
    }

    private static void clip(AuthnStatementType statement, Duration longest) {
        XMLGregorianCalendar end = XMLTimeUtil.add(statement.getAuthnInstant(), longest.toMillis());
        XMLGregorianCalendar own = statement.getSessionNotOnOrAfter();
        if (own == null || own.compare(end) == DatatypeConstants.GREATER) {
            statement.setSessionNotOnOrAfter(end);
        }
    }

    private static ResponseType refuse(ResponseType response) {
        List.copyOf(response.getAssertions()).forEach(response::removeAssertion);
        StatusCodeType why = new StatusCodeType();
        why.setValue(URI.create(JBossSAMLURIConstants.STATUS_AUTHNFAILED.get()));
        StatusCodeType responder = new StatusCodeType();
        responder.setValue(URI.create(JBossSAMLURIConstants.STATUS_RESPONDER.get()));
        responder.setStatusCode(why);
        StatusType status = new StatusType();
        status.setStatusCode(responder);
        response.setStatus(status);
        return response;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Varco: profile role list";
    }

    @Override
    public String getHelpText() {
        return "The roles that the plan allows this person today, signed in like that, in the place of Keycloak's list. "
                + "(I ruoli che il piano consente oggi a questa persona, con questo accesso, al posto dell'elenco di Keycloak.)";
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
