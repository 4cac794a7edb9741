package it.varco.roles.keycloak.doctor;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.person.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.HardcodedClaim;
import org.keycloak.protocol.oidc.mappers.HardcodedRole;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.RoleNameMapper;
import org.keycloak.protocol.oidc.mappers.UserAttributeMapper;
import org.keycloak.protocol.oidc.mappers.UserPropertyMapper;
import org.keycloak.protocol.oidc.mappers.UserRealmRoleMappingMapper;
import org.keycloak.protocol.oidc.mappers.UserSessionNoteMapper;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.RoleListMapper;
import org.keycloak.services.managers.AuthenticationManager;

/** What a client's mappers put into its tokens past the plan. */
public final class ClientRules extends DoctorCheckFactory {

    private static final String OUR_OIDC_ROLES = "varco-profile-roles";
    private static final String OUR_SAML_ROLES = "varco-profile-role-list";

    /** Mappers that give a role, or give one another name, whatever the plan decided. */
    private static final Set<String> ROLE_MAKERS = Set.of(
            HardcodedRole.PROVIDER_ID,
            RoleNameMapper.PROVIDER_ID,
            "saml-hardcode-role-mapper",
            "saml-role-name-mapper");

    private static final Set<String> OUR_CLAIMS =
            Set.of("acr", "amr", "auth_time", "realm_access", "resource_access", "delegations", "fiscal_number");

    /** Mappers that write any claim from what a person, an identity provider or an administrator may have put somewhere. */
    private static final Set<String> CLAIM_WRITERS = Set.of(
            HardcodedClaim.PROVIDER_ID,
            UserAttributeMapper.PROVIDER_ID,
            UserPropertyMapper.PROVIDER_ID,
            UserSessionNoteMapper.PROVIDER_ID);

    /** The attributes of an assertion that applications take for ours: the role list's usual name, and the code's. */
    private static final Set<String> OUR_ATTRIBUTES = Set.of("Role", "fiscalNumber");

    /** The same kinds of mapper, for assertions. */
    private static final Set<String> ATTRIBUTE_WRITERS = Set.of(
            "saml-hardcode-attribute-mapper",
            "saml-user-attribute-mapper",
            "saml-user-property-mapper",
            "saml-user-session-note-mapper");

    /** By claim, the one place from which it may be taken: the code that nobody edits, and Keycloak's own instant. */
    private static final Map<String, String> HONEST =
            Map.of("fiscal_number", People.FISCAL_NUMBER, "auth_time", AuthenticationManager.AUTH_TIME);

    public ClientRules() {
        super(
                "clients",
                List.of(
                        new Rule(
                                "DOC-30",
                                Severity.ERROR,
                                "the client gets roles that the plan is not asked about: it has Keycloak's role mapper and not"
                                        + " varco-profile-roles",
                                session -> clients(session, OIDCLoginProtocol.LOGIN_PROTOCOL)
                                        .filter(uses(UserRealmRoleMappingMapper.PROVIDER_ID)
                                                .and(alwaysUses(OUR_OIDC_ROLES).negate()))
                                        .map(ClientModel::getClientId)),
                        new Rule(
                                "DOC-31",
                                Severity.ERROR,
                                "the SAML client gets Keycloak's role list: varco-profile-role-list must stand in its place",
                                session -> clients(session, SamlProtocol.LOGIN_PROTOCOL)
                                        .filter(uses(RoleListMapper.PROVIDER_ID)
                                                .or(alwaysUses(OUR_SAML_ROLES).negate()))
                                        .map(ClientModel::getClientId)),
                        new Rule(
                                "DOC-32",
                                Severity.ERROR,
                                "the mapper gives a role, or another name to one, past the plan",
                                session ->
                                        mappers(session, mapper -> ROLE_MAKERS.contains(mapper.getProtocolMapper()))),
                        new Rule(
                                "DOC-33",
                                Severity.ERROR,
                                "the mapper writes a claim, or an attribute of an assertion, that applications take for ours",
                                session -> mappers(
                                        session, mapper -> forgesAClaim(mapper) || forgesAnAttribute(mapper)))));
    }

    private static boolean forgesAClaim(ProtocolMapperModel mapper) {
        Map<String, String> config = Optional.ofNullable(mapper.getConfig()).orElse(Map.of());
        String claim = config.getOrDefault(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME, "");
        return CLAIM_WRITERS.contains(mapper.getProtocolMapper())
                && OUR_CLAIMS.contains(claim.split("\\.")[0])
                && !HONEST.getOrDefault(claim, "").equals(source(config));
    }

    private static boolean forgesAnAttribute(ProtocolMapperModel mapper) {
        return ATTRIBUTE_WRITERS.contains(mapper.getProtocolMapper())
                && OUR_ATTRIBUTES.contains(Optional.ofNullable(mapper.getConfig())
                        .orElse(Map.of())
                        .getOrDefault(AttributeStatementHelper.SAML_ATTRIBUTE_NAME, ""));
    }

    private static String source(Map<String, String> config) {
        return config.getOrDefault(
                ProtocolMapperUtils.USER_ATTRIBUTE,
                config.getOrDefault(ProtocolMapperUtils.USER_SESSION_NOTE, "nothing that is known"));
    }

    private static Stream<ClientModel> clients(KeycloakSession session, String protocol) {
        return session.getContext()
                .getRealm()
                .getClientsStream()
                .filter(ClientModel::isEnabled)
                .filter(client -> !client.isBearerOnly())
                .filter(client -> protocol.equals(client.getProtocol()));
    }

    /** Whether some token of the client may be made with that mapper. */
    private static Predicate<ClientModel> uses(String mapperType) {
        return client -> Stream.of(alwaysThere(client), inScopes(client.getClientScopes(false)))
                .flatMap(mappers -> mappers)
                .anyMatch(mapper -> mapperType.equals(mapper.getProtocolMapper()));
    }

    /** Whether every token of the client is made with that mapper: an application need not ask for an optional scope. */
    private static Predicate<ClientModel> alwaysUses(String mapperType) {
        return client -> alwaysThere(client).anyMatch(mapper -> mapperType.equals(mapper.getProtocolMapper()));
    }

    private static Stream<ProtocolMapperModel> alwaysThere(ClientModel client) {
        return Stream.concat(client.getProtocolMappersStream(), inScopes(client.getClientScopes(true)));
    }

    private static Stream<ProtocolMapperModel> inScopes(Map<String, ClientScopeModel> scopes) {
        return scopes.values().stream().flatMap(ClientScopeModel::getProtocolMappersStream);
    }

    private static Stream<String> mappers(KeycloakSession session, Predicate<ProtocolMapperModel> bad) {
        Stream<String> ofClients = session.getContext()
                .getRealm()
                .getClientsStream()
                .flatMap(client -> client.getProtocolMappersStream()
                        .filter(bad)
                        .map(mapper -> client.getClientId() + "/" + mapper.getName()));
        Stream<String> ofScopes = session.getContext()
                .getRealm()
                .getClientScopesStream()
                .flatMap(scope -> scope.getProtocolMappersStream()
                        .filter(bad)
                        .map(mapper -> scope.getName() + "/" + mapper.getName()));
        return Stream.concat(ofClients, ofScopes);
    }
}
