package it.varco.spid.keycloak.logout;

import it.varco.spid.keycloak.logout.PendingLogout.Next;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.messages.Messages;

/** Where a person goes who is out here. */
public final class LogoutPages {

    /** The parameter of the endpoint's address that holds the id of a pending logout. */
    public static final String PARAMETER = "logout";

    private final KeycloakSession session;
    private final String alias;

    LogoutPages(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /** The endpoint's address. */
    static URI endpoint(KeycloakSession session, String alias) {
        return Urls.identityProviderAuthnResponse(
                session.getContext().getUri().getBaseUri(),
                alias,
                session.getContext().getRealm().getName());
    }

    /** The address that leads on from wherever a pending logout has come. */
    static URI onward(KeycloakSession session, String alias, String id) {
        return UriBuilder.fromUri(endpoint(session, alias))
                .queryParam(PARAMETER, id)
                .build();
    }

    /** To the application, or to a page that says that the person is out. */
    Response next(PendingLogout pending) {
        if (pending.next() instanceof Next.Address address) {
            return Response.status(Response.Status.FOUND)
                    .location(address.uri())
                    .build();
        }
        if (pending.next() instanceof Next.Page page) {
            return Response.ok(page.html(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                    .build();
        }
        return form().setSuccess(Messages.SUCCESS_LOGOUT).createInfoPage();
    }

    /** The person is out here, and may still be in at the provider's. */
    Response partial(PendingLogout pending) {
        return form().setAttribute("messageHeader", "varco.logout.partial.title")
                .setAttribute("pageRedirectUri", address(pending))
                .setInfo("varco.logout.partial.text")
                .createInfoPage();
    }

    /** The person is out here, and may end the provider's own session on its page. */
    Response elsewhere(PendingLogout pending, URI page) {
        return form().setAttribute("signedOut", Map.of("providerUrl", page.toString(), "backUrl", address(pending)))
                .createForm("varco-signed-out.ftl");
    }

    /** Where the page leads; empty where there is no place to go. */
    String address(PendingLogout pending) {
        return pending.next() instanceof Next.Nowhere
                ? ""
                : onward(session, alias, pending.id()).toString();
    }

    private LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class).setDetachedAuthSession();
    }
}
