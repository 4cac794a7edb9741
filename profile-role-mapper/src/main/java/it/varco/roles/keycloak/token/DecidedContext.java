package it.varco.roles.keycloak.token;

import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.rar.AuthorizationRequestContext;

/** A client's session in which the roles are those of the decision. */
final class DecidedContext implements ClientSessionContext {

    private final ClientSessionContext context;
    private final DecidedRoles decided;

    DecidedContext(ClientSessionContext context, DecidedRoles decided) {
        this.context = context;
        this.decided = decided;
    }

    @Override
    public Stream<RoleModel> getRolesStream() {
        return decided.of(context.getRolesStream());
    }

    @Override
    public AuthenticatedClientSessionModel getClientSession() {
        return context.getClientSession();
    }

    @Override
    public Set<String> getClientScopeIds() {
        return context.getClientScopeIds();
    }

    @Override
    public Stream<ClientScopeModel> getClientScopesStream() {
        return context.getClientScopesStream();
    }

    @Override
    public boolean isOfflineTokenRequested() {
        return context.isOfflineTokenRequested();
    }

    @Override
    public Stream<ProtocolMapperModel> getProtocolMappersStream() {
        return context.getProtocolMappersStream();
    }

    @Override
    public String getScopeString() {
        return context.getScopeString();
    }

    @Override
    public String getScopeString(boolean ignoreIncludeInTokenScope) {
        return context.getScopeString(ignoreIncludeInTokenScope);
    }

    @Override
    public void setAttribute(String name, Object value) {
        context.setAttribute(name, value);
    }

    @Override
    public <T> T getAttribute(String name, Class<T> type) {
        return context.getAttribute(name, type);
    }

    @Override
    public AuthorizationRequestContext getAuthorizationRequestContext() {
        return context.getAuthorizationRequestContext();
    }
}
