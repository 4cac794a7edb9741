package it.varco.policy.keycloak.page.desk;

import jakarta.ws.rs.core.Response;

/** What came of knocking at a page. */
public sealed interface PageVisit {

    /** The person may see it. */
    record Welcome(PageVisitor visitor) implements PageVisit {}

    /** The browser goes elsewhere: to sign in, or to be told why not. */
    record Elsewhere(Response answer) implements PageVisit {}
}
