package it.varco.roles.keycloak.gate;

import it.varco.policy.keycloak.page.RefusalPage;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;

/** Tells a person who may come in what is missing and what ends soon, and how to have it all for the same service. */
final class NoticePage {

    private static final String TEMPLATE = "varco-notice.ftl";

    private final RequiredActionContext context;

    NoticePage(RequiredActionContext context) {
        this.context = context;
    }

    Response show(Told told) {
        return context.form()
                .setAttribute(
                        "notice",
                        Map.of(
                                "items", told.items(),
                                "methods", told.mendingMethods(),
                                "stepUpUrl",
                                        told.isMendable()
                                                ? new RefusalPage(context.getSession())
                                                        .restartUrl(context.getAuthenticationSession())
                                                : ""))
                .createForm(TEMPLATE);
    }
}
