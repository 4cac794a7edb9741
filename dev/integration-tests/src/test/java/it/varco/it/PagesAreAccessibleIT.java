package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.IdentityProviderPages;
import it.varco.testidp.People;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page that people meet, at WCAG 2.2 level AA as far as a machine can tell. */
@VarcoTest
class PagesAreAccessibleIT {

    private static final int DESKTOP = 1280;
    private static final int NARROWEST = 320;
    // One of three entries is never first in n loads with probability (2/3)^n; three times that is below 1e-9 from 54
    // on.
    private static final int LOADS = 54;
    private static final Pattern FIRST_ENTRY =
            Pattern.compile("<ul class=\"varco-providers\">.*?<span>(.*?)</span>", Pattern.DOTALL);

    private final TestRealm realm;

    PagesAreAccessibleIT(TestRealm realm) {
        this.realm = realm;
    }

    static Stream<View> views() {
        return View.in(DESKTOP, NARROWEST);
    }

    @ParameterizedTest
    @MethodSource("views")
    void theAccessPageIs(View view, Visitors visitors) {
        Visitor visitor = view.visitor(visitors);
        visitor.open(signIn());
        view.check(visitor, "access-page");

        AccessPage.of(visitor).openSpid();
        view.check(visitor, "access-page-spid");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theChooserIs(View view, Visitors visitors) {
        Visitor visitor = view.visitor(visitors);
        visitor.open(authorization("portal", "&kc_idp_hint=spid"));
        assertThat(visitor.page().locator(".varco-providers a")).hasCount(3);
        view.check(visitor, "chooser");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theRefusalIs(View view, Visitors visitors) {
        Visitor visitor = view.visitor(visitors);
        visitor.open(signIn());
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").cancel();
        assertThat(visitor.page().locator(".varco-reference")).isVisible();
        view.check(visitor, "refused");
    }

    @ParameterizedTest
    @MethodSource("views")
    void keycloaksErrorIs(View view, Visitors visitors) {
        Visitor visitor = view.visitor(visitors);
        visitor.open(authorization("nobody", ""));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        view.check(visitor, "error");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theWayOutIs(View view, Visitors visitors) {
        Visitor visitor = view.visitor(visitors);
        visitor.open(realm.url("/protocol/openid-connect/logout"));
        view.check(visitor, "logout-confirm");

        visitor.page().locator("button[name=confirmLogout]").click();
        assertThat(visitor.page().locator("button[name=confirmLogout]")).hasCount(0);
        view.check(visitor, "logged-out");
    }

    @Test
    void theCheckFindsWhatIsWrong(Visitor visitor) {
        visitor.page()
                .setContent("<html lang=it><title>Prova</title><h1 style='color:#ccc'>Prova</h1><img src=x></html>");
        assertThat(View.violations(visitor.page()))
                .anyMatch(rule -> rule.startsWith("color-contrast:"))
                .anyMatch(rule -> rule.startsWith("image-alt:"));
    }

    @Test
    void peopleSignInWithoutJavaScript(Visitors visitors) {
        Visitor anna = visitors.next(options -> options.setJavaScriptEnabled(false));
        anna.open(signIn());
        IdentityProviderPages alfa = AccessPage.of(anna).openSpid().choose("Alfa Identità");
        assertThat(anna.page()).hasTitle("Accesso SPID - Alfa Identità");

        alfa.signIn(People.named("anna").orElseThrow());
        alfa.goOn();

        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
    }

    @Test
    void everyIdentityProviderComesFirstNowAndThen(Visitor visitor, SpidTestIdentityProviders identityProviders) {
        Set<String> everybody = identityProviders.all().stream()
                .map(TestIdentityProvider::displayName)
                .collect(Collectors.toSet());

        Set<String> first =
                IntStream.range(0, LOADS).mapToObj(load -> firstEntry(visitor)).collect(Collectors.toSet());

        assertThat(first).isEqualTo(everybody);
    }

    private String firstEntry(Visitor visitor) {
        String html = visitor.page().request().get(signIn().toString()).text();
        Matcher entry = FIRST_ENTRY.matcher(html);
        assertThat(entry.find()).as(html).isTrue();
        return entry.group(1);
    }

    private URI signIn() {
        return realm.portal().resolve("/login");
    }

    private URI authorization(String client, String more) {
        return realm.url(("/protocol/openid-connect/auth?client_id=%s&response_type=code&scope=openid&redirect_uri=%s"
                        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%s")
                .formatted(
                        client,
                        URLEncoder.encode(realm.portal().resolve("/callback").toString(), StandardCharsets.UTF_8),
                        more));
    }
}
