package it.varco.policy.keycloak.header;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.headers.SecurityHeadersOptions;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;

/**
 * Keycloak's headers. Where the realm's policy is {@code script-src 'self'}, the scripts in the text of Keycloak's consoles
 * and of its protocol's pages are let through by their hashes: the account console goes on working, and no page of the login
 * theme gets anything more.
 */
final class SecurityHeaders implements SecurityHeadersProvider {

    private static final String HEADER = BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName();
    private static final Pattern SCRIPTS = Pattern.compile("script-src 'self'(?=;|$| )(?![^;]*'unsafe-inline')");

    private final SecurityHeadersProvider keycloaks;

    SecurityHeaders(SecurityHeadersProvider keycloaks) {
        this.keycloaks = keycloaks;
    }

    @Override
    public SecurityHeadersOptions options() {
        return keycloaks.options();
    }

    @Override
    public void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        keycloaks.addHeaders(request, response);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (headers.getFirst(HEADER) instanceof String policy) {
            Matcher strict = SCRIPTS.matcher(policy);
            if (strict.find()) {
                Set<String> sources =
                        KeycloaksScripts.sources(request.getUriInfo().getPath(), response.getEntity());
                if (!sources.isEmpty()) {
                    headers.putSingle(
                            HEADER,
                            policy.substring(0, strict.end()) + " " + String.join(" ", sources)
                                    + policy.substring(strict.end()));
                }
            }
        }
    }

    @Override
    public void close() {}
}
