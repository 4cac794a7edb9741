package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.page.AccessPage;
import it.varco.testidp.People;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scripts come from files of this server alone; Keycloak's consoles, which have some in their text, work all the same. */
@VarcoTest
class ThePolicyOnScriptsIT {

    private static final String POLICY = "content-security-policy";
    private static final String NEW_ADDRESS = "anna.nuova@example.org";

    private final TestRealm realm;

    ThePolicyOnScriptsIT(TestRealm realm) {
        this.realm = realm;
    }

    @Test
    void noPageOfASignInMayRunAScriptOfItsText(Visitor anna) {
        Response access = anna.page().navigate(realm.portal().resolve("/login").toString());
        assertThat(access.headerValue(POLICY)).contains("script-src 'self';").doesNotContain("unsafe", "sha256");
        // What somebody could smuggle into the page stays text.
        anna.page().evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran=1\">')");
        anna.page().waitForTimeout(200);
        assertThat(anna.page().evaluate("window.ran === undefined")).isEqualTo(true);
        assertThat(anna.blocked()).isNotEmpty();
    }

    /** Its import map and its program are what the policy could stop; what the account's API refuses, the console cannot show. */
    @Test
    void theAccountConsoleShowsACitizenTheirAccount(Visitor anna) {
        List<String> refused = refusals(anna);
        openAccount(anna);

        assertThat(anna.page().getByLabel("Identità digitali SPID usate")).hasValue(Pattern.compile(".*alfa.*"));
        assertThat(anna.page().getByLabel("Cognome")).hasValue("Ferri");
        anna.picture("account-console-it-1280");
        anna.open(realm.url("/account/account-security/device-activity"));
        assertThat(anna.page().getByTestId("page-heading")).isVisible();
        anna.picture("account-console-sessions-it-1280");
        assertThat(refused).isEmpty();
        assertThat(anna.blocked()).isEmpty();
    }

    /** The one thing that a citizen may change: where e-mails go. */
    @Test
    void anAddressThatACitizenSavesInTheAccountConsoleIsKept(Visitor anna) {
        List<String> refused = refusals(anna);
        openAccount(anna);
        Locator address = anna.page().locator("#email");
        assertThat(address).not().hasValue(NEW_ADDRESS);

        address.fill(NEW_ADDRESS);
        anna.page().getByTestId("save").click();
        assertThat(anna.page().getByTestId("last-alert")).isVisible();
        anna.page().reload();

        assertThat(address).hasValue(NEW_ADDRESS);
        assertThat(emailOfAnna()).isEqualTo(NEW_ADDRESS);
        assertThat(anna.page().getByLabel("Cognome")).not().isEditable();
        assertThat(refused).isEmpty();
        assertThat(anna.blocked()).isEmpty();
    }

    private void openAccount(Visitor visitor) {
        visitor.open(realm.url("/account"));
        signIn(visitor);
        visitor.page().waitForURL(url -> url.startsWith(realm.url("/account").toString()));
    }

    /** What the server refuses this browser from now on. */
    private static List<String> refusals(Visitor visitor) {
        List<String> refused = new CopyOnWriteArrayList<>();
        visitor.page().onResponse(response -> {
            if (response.status() >= 400) {
                refused.add(response.status() + " " + URI.create(response.url()).getPath());
            }
        });
        return refused;
    }

    private JsonNode anna() {
        return realm.admin()
                .usersWith("fiscalNumber", People.named("anna").orElseThrow().fiscalCode())
                .get(0);
    }

    private String emailOfAnna() {
        return anna().path("email").asText();
    }

    @Test
    void anAnswerByFormPostGoesOnByItself(Visitor anna) {
        anna.open(realm.url(
                "/protocol/openid-connect/auth?client_id=portal&response_type=code&response_mode=form_post&scope=openid&redirect_uri=%s&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                        .formatted(URLEncoder.encode(
                                realm.portal().resolve("/callback").toString(), StandardCharsets.UTF_8))));
        signIn(anna);
        anna.page()
                .waitForURL(url -> URI.create(url).getPort() == realm.portal().getPort());
        assertThat(anna.blocked()).isEmpty();
    }

    private static void signIn(Visitor visitor) {
        Page page = visitor.page();
        page.locator("details.varco-spid > summary").waitFor();
        AccessPage.of(visitor)
                .openSpid()
                .choose("Alfa Identità")
                .signIn(People.named("anna").orElseThrow());
    }
}
