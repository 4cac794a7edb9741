package it.varco.policy.keycloak.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloaksScriptsTest {

    /** {@code printf 'alert(1)' | openssl dgst -sha256 -binary | base64}. */
    private static final String ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

    private static final String PAGE = "<html><head><script>alert(1)</script></head></html>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/inail/account",
                "/realms/inail/account/personal-info",
                "realms/inail/account/",
                "/admin/inail/console/",
                "/realms/inail/protocol/openid-connect/login-status-iframe.html"
            })
    void aConsolesScriptsAreLetThroughByTheirHash(String path) {
        assertThat(KeycloaksScripts.sources(path, PAGE)).containsExactly(ALERT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/inail/protocol/openid-connect/auth",
                "/realms/inail/login-actions/authenticate",
                "/realms/inail/access-policy/office",
                "/realms/account/login-actions/account",
                "/realms/inail/accounting"
            })
    void noOtherPagesAre(String path) {
        assertThat(KeycloaksScripts.sources(path, PAGE)).isEmpty();
    }

    @Test
    void dataAndFilesNeedNoHash() {
        assertThat(KeycloaksScripts.sources(
                        "/realms/inail/account",
                        "<script type=\"application/json\">{}</script><script type=\"module\" src=\"/x.js\"></script>"))
                .isEmpty();
    }

    @Test
    void theHistoryOfAFormIsLetThroughAndNothingThatLooksLikeIt() {
        String history = "<SCRIPT> if (typeof history.replaceState === 'function') {"
                + "  history.replaceState({}, \"some title\", \"https://login.example/x?a=1&b=2\"); }</SCRIPT>";
        String path = "/realms/inail/login-actions/authenticate";
        assertThat(KeycloaksScripts.sources(path, "<head>" + history + "</head>"))
                .hasSize(1);
        assertThat(KeycloaksScripts.sources(path, history.replace("b=2", "\"+alert(1)+\"")))
                .isEmpty();
        assertThat(KeycloaksScripts.sources(path, history.replace("; }", "; alert(1) }")))
                .isEmpty();
    }

    @Test
    void anAnswerByFormPostSubmitsItself() {
        String path = "/realms/inail/protocol/openid-connect/auth";
        String page = "<HTML>  <HEAD>    <TITLE>OIDC Form_Post Response</TITLE>  </HEAD>"
                + "  <BODY Onload=\"document.forms[0].submit()\"></BODY></HTML>";
        assertThat(KeycloaksScripts.sources(path, page)).hasSize(2).contains("'unsafe-hashes'");
        assertThat(KeycloaksScripts.sources(path, "<p>" + page)).isEmpty();
    }

    @Test
    void theFramesAboutCookiesAreThoseOfKeycloak() {
        assertThat(KeycloaksScripts.sources(
                        "/realms/inail/protocol/openid-connect/3p-cookies/step1.html", new Object()))
                .containsExactly("'unsafe-inline'");
        assertThat(KeycloaksScripts.sources("/realms/inail/protocol/openid-connect/3p-cookies/step3.html", PAGE))
                .isEmpty();
    }
}
