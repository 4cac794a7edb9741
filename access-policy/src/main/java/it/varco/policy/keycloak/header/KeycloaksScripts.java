package it.varco.policy.keycloak.header;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts that Keycloak writes into pages of its own, as sources of a {@code script-src}: each by its hash, so that
 * whatever else gets into such a page stays blocked. Pages of the login theme have none.
 */
final class KeycloaksScripts {

    private static final Pattern CONSOLE = Pattern.compile("/?(realms/[^/]+/account|admin/[^/]+/console)(/.*)?");
    private static final Pattern SESSION_FRAME =
            Pattern.compile("/?realms/[^/]+/protocol/openid-connect/login-status-iframe\\.html");
    /** Two pages that never change and carry nothing of anybody's; they come as a stream. */
    private static final Pattern COOKIE_FRAME =
            Pattern.compile("/?realms/[^/]+/protocol/openid-connect/3p-cookies/step[12]\\.html");

    /** What has neither an address nor is read by the browser as data. */
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\ssrc=)(?![^>]*type=\"application/json\")[^>]*>(.*?)</script>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Keycloak's BrowserHistoryHelper puts it into the answer to a form; nothing in it but the address varies. */
    private static final Pattern HISTORY = Pattern.compile(
            "<SCRIPT>( if \\(typeof history\\.replaceState === 'function'\\) \\{  history\\.replaceState\\(\\{}, \"some title\","
                    + " \"[^\"<>\\\\]*\"\\); })</SCRIPT>");

    private static final String FORM_POST = "<HTML>  <HEAD>    <TITLE>OIDC Form_Post Response</TITLE>";
    private static final String SUBMIT = "document.forms[0].submit()";

    private KeycloaksScripts() {}

    /** What the page at that path needs besides {@code 'self'}. */
    static Set<String> sources(String path, Object page) {
        Set<String> sources = new TreeSet<>();
        if (COOKIE_FRAME.matcher(path).matches()) {
            sources.add("'unsafe-inline'");
        } else if (page instanceof String html) {
            if (CONSOLE.matcher(path).matches() || SESSION_FRAME.matcher(path).matches()) {
                hashes(INLINE.matcher(html), sources);
            }
            hashes(HISTORY.matcher(html), sources);
            if (html.startsWith(FORM_POST)) {
                sources.add("'unsafe-hashes'");
                sources.add(hash(SUBMIT));
            }
        }
        return sources;
    }

    private static void hashes(Matcher scripts, Set<String> sources) {
        scripts.results().map((MatchResult script) -> hash(script.group(1))).forEach(sources::add);
    }

    private static String hash(String script) {
        // A browser hashes what its parser has made of the text, with line feeds alone.
        String normal = script.replace("\r\n", "\n").replace('\r', '\n');
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
