package it.varco.testidp;

import java.net.URI;
import java.util.Locale;

/** The names and addresses of an identity provider. */
record Identity(URI base, String slug, String displayName, Rulebook rulebook) {

    String entityId() {
        return base + "/" + slug;
    }

    URI singleSignOn() {
        return URI.create(entityId() + "/sso");
    }

    URI singleLogout() {
        return URI.create(entityId() + "/slo");
    }

    URI singleLogoutAnswers() {
        return URI.create(entityId() + "/slo/answers");
    }

    URI metadata() {
        return URI.create(entityId() + "/metadata");
    }

    URI logo() {
        return URI.create(base + "/static/" + slug + ".svg");
    }

    /** The four letters that stand before the code of every SPID identity. */
    String registryCode() {
        return (slug + "ID").substring(0, 4).toUpperCase(Locale.ROOT);
    }
}
