package it.varco.themes;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.themes.TestPages.Page;
import it.varco.themes.TestPages.Spid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {

    static Stream<Arguments> everyPage() {
        return Theme.LANGUAGES.stream()
                .flatMap(language -> TestPages.all().entrySet().stream()
                        .map(page -> Arguments.of(page.getKey(), language, page.getValue())));
    }

    /** Each page is also left in target/preview, to be looked at. */
    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("everyPage")
    void isWholeAndNavigable(String name, String language, Page page) throws IOException {
        String html = Theme.render(page.template(), language, page.model());
        Path preview = Path.of("target/preview", language, name + ".html");
        Files.createDirectories(preview.getParent());
        Files.writeString(preview, html);
        Document document = Jsoup.parse(html);

        assertThat(document.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(document.select("h1")).hasSize(1);
        assertThat(document.title())
                .isEqualTo(document.selectFirst("h1").text() + " – "
                        + document.selectFirst(".varco-brand-name").text());
        assertThat(document.select("body > header, body > main, body > footer")).hasSize(3);
        assertThat(document.selectFirst(".varco-skip").attr("href"))
                .isEqualTo("#" + document.selectFirst("main").id());
        assertThat(document.selectFirst("footer a").attr("href")).isEqualTo(TestPages.ACCESSIBILITY_STATEMENT);

        assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (String reference : List.of("aria-labelledby", "aria-describedby", "for")) {
            assertThat(document.select("[" + reference + "]").eachAttr(reference).stream()
                            .flatMap(ids -> Stream.of(ids.split(" "))))
                    .allSatisfy(id -> assertThat(document.getElementById(id)).isNotNull());
        }
        assertThat(document.select("img:not([alt]), input:not([type]), iframe:not([title])"))
                .isEmpty();
        assertThat(document.select("style, [style], script:not([src])")).isEmpty();
        // What only shows under a mouse is told to nobody else.
        assertThat(document.select("[title]:not(iframe)")).isEmpty();
        assertThat(document.select("a").eachAttr("href")).doesNotContain("");
        assertThat(document.text()).doesNotContain("varco.").doesNotContain("${");
    }

    @Test
    void showsEntriesOnceAndInTheOrderGiven() {
        for (String template : List.of("login.ftl", "varco-spid-chooser.ftl")) {
            Spid spid = new Spid(TestPages.entries());
            Document document = render(template, "it", Map.of("spid", spid));
            assertThat(document.select(".varco-providers a").eachText()).isEqualTo(TestPages.ENTRY_NAMES);
            assertThat(spid.calls()).as(template).isEqualTo(1);
        }
    }

    @Test
    void escapesWhatComesFromOutside() {
        String html = Theme.render(
                "login.ftl",
                "it",
                TestPages.page(
                                "login.ftl",
                                Map.of(
                                        "spid",
                                        new Spid(List.of(TestPages.entry("<b>A & B</b>", "/login?a=1&idp=\"x\""))),
                                        "message",
                                        TestPages.message("error", "<script>alert(1)</script>")))
                        .model());
        assertThat(html)
                .contains("href=\"/login?a=1&amp;idp=&quot;x&quot;\"", "&lt;b&gt;A &amp; B&lt;/b&gt;")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<b>A", "<script>");
        assertThat(Jsoup.parse(html).selectFirst(".varco-providers a").attr("href"))
                .isEqualTo("/login?a=1&idp=\"x\"");

        String error = Theme.render(
                "error.ftl",
                "it",
                TestPages.page("error.ftl", Map.of("message", TestPages.message("error", "<img src=x>")))
                        .model());
        assertThat(error).contains("&lt;img src=x&gt;").doesNotContain("<img src=x>");

        Document info = render("info.ftl", "it", Map.of("message", TestPages.message("info", "<i>x</i>")));
        assertThat(info.title()).startsWith("<i>x</i>");
    }

    /** At the card origin each further connection would ask for the card once more. */
    @Test
    void theWayBackFromTheCardOriginLoadsNothingFromThere() {
        Document document = render("varco-card-return.ftl", "it", Map.of("card", TestPages.cardReturn()));
        assertThat(document.select("link[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("https://login.example/"));
        assertThat(document.select("[src]").eachAttr("src"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("https://login.example/"));
        assertThat(document.select("form[data-onward] input[name=client_id]").attr("value"))
                .isEqualTo("<portal>");
    }

    @Test
    void offersTheMethodsInTheNationalOrder() {
        Document document = render("login.ftl", "it", TestPages.allMethods());
        assertThat(document.select("h2, h3").eachText())
                .containsExactly(
                        "Accedi con SPID, CNS e CIE",
                        "SPID",
                        "CIE",
                        "CNS",
                        "Altre modalità",
                        "Credenziali Inail",
                        "Devi ancora farti abilitare?",
                        "Serve aiuto?");
        assertThat(document.select("a[href*=/broker/spid/login?a=1]")).isEmpty();
        assertThat(document.select("a[href*=/broker/inps/login]").text()).isEqualTo("Entra con PIN Inps");
        assertThat(document.select("form input").eachAttr("name")).containsExactly("username", "password");
    }

    @Test
    void showsNoPasswordFormWhereTheStepHasNone() {
        Map<String, Object> model = new HashMap<>(TestPages.allMethods());
        model.put("varcoWithoutPassword", true);
        Document document = render("login.ftl", "it", model);
        assertThat(document.select("form input")).isEmpty();
        assertThat(document.select("a[href*=/broker/inps/login]")).hasSize(1);
    }

    /** The old ways say how long they last, on this day, in this realm. */
    @Test
    void saysHowLongTheOldWaysLast() {
        Document document = render("login.ftl", "it", TestPages.allMethods());
        assertThat(document.select(".varco-hint").eachText())
                .containsExactly(
                        "Vale fino al 30 settembre 2021 compreso. Poi serve un’identità digitale o una carta.",
                        "Vale fino al 31 dicembre 2021 compreso. Poi serve un’identità digitale o una carta.");
    }

    @Test
    void showsNoCardOfAProviderThatIsOfferedNoLonger() {
        Map<String, Object> model = new HashMap<>(TestPages.allMethods());
        model.put("offered", new TestPages.Offered("cie"));
        Document without = render("login.ftl", "it", model);
        assertThat(without.select("a[href*=/broker/inps/login]")).isEmpty();
        assertThat(without.select("a[href*=/broker/cie/login]")).hasSize(1);

        model.put("offered", new TestPages.Offered("cie", "inps"));
        assertThat(render("login.ftl", "it", model).select("a[href*=/broker/inps/login]"))
                .hasSize(1);
    }

    @Test
    void showsTheCardsThatTheStepTakesToday() {
        Map<String, Object> model = new HashMap<>(TestPages.allMethods());
        Document both = render("login.ftl", "it", model);
        assertThat(both.select("button[name=authenticationExecution]").eachText())
                .containsExactly("Entra con CIE nel lettore", "Entra con CNS");

        model.put("offered", new TestPages.Offered("cie", "inps", "varco-card cns"));
        assertThat(render("login.ftl", "it", model)
                        .select("button[name=authenticationExecution]")
                        .eachText())
                .containsExactly("Entra con CNS");
    }

    @Test
    void promisesOnlyTheMethodsThatAreThere() {
        Document document = render("login.ftl", "it", Map.of("spid", new Spid(TestPages.entries())));
        assertThat(document.select("h2, h3").eachText())
                .containsExactly("Accedi con SPID", "SPID", "Devi ancora farti abilitare?", "Serve aiuto?");
        assertThat(document.select("form")).isEmpty();
        assertThat(document.select("details > summary").text()).isEqualTo("Entra con SPID");
        assertThat(document.select(".varco-card .varco-links a").eachAttr("href"))
                .containsExactly(
                        "https://www.spid.gov.it",
                        "https://www.spid.gov.it/richiedi-spid",
                        "https://www.spid.gov.it/serve-aiuto");
    }

    @Test
    void searchesForAProviderWhereTheListIsLong() {
        Document access = render("login.ftl", "it", Map.of("spid", new TestPages.ManySpid("", List.of())));
        assertThat(access.select(".varco-providers")).isEmpty();
        assertThat(access.select("form[method=get] input").eachAttr("name"))
                .containsExactlyInAnyOrder("client_id", "tab_id", "search");
        Document found = render(
                "varco-spid-chooser.ftl", "it", Map.of("spid", new TestPages.ManySpid("s.p.a.", TestPages.entries())));
        assertThat(found.select(".varco-providers a").eachText()).isEqualTo(TestPages.ENTRY_NAMES);
        assertThat(found.select("input[name=search]").attr("value")).isEqualTo("s.p.a.");
        Document none =
                render("varco-spid-chooser.ftl", "it", Map.of("spid", new TestPages.ManySpid("<i>x", List.of())));
        assertThat(none.select("[role=alert]").text()).contains("«<i>x»");
    }

    /** A body sets its own without touching a file. */
    @Test
    void theBodyIsWhatTheRealmSaysItIs() {
        Document document = render(
                "login.ftl",
                "it",
                Map.of(
                        "realm",
                        Map.of(
                                "name",
                                "trieste",
                                "displayName",
                                "Servizi",
                                "attributes",
                                Map.of(
                                        "varco.body.name",
                                        "Comune di <Trieste>",
                                        "varco.body.logo",
                                        "data:image/svg+xml;base64,PHN2Zy8+",
                                        "varco.body.colour",
                                        "#123456",
                                        "varco.body.help-phone",
                                        "040 675 1"))));
        assertThat(document.selectFirst(".varco-brand-name").text()).isEqualTo("Comune di <Trieste>");
        assertThat(document.title()).endsWith("– Comune di <Trieste>");
        assertThat(document.selectFirst(".varco-brand-logo").attr("src")).startsWith("data:image/svg+xml");
        assertThat(document.select("link[rel=stylesheet]").eachAttr("href"))
                .last()
                .asString()
                .endsWith("/realms/trieste/varco-look/colours.css?%23123456");
        assertThat(document.select("a[href=tel:0406751]")).hasSize(1);
        assertThat(document.select("footer a")).isEmpty();
    }

    @Test
    void aBodyThatSaysNothingHasTheRealmsName() {
        Document document = render("login.ftl", "it", Map.of("realm", Map.of("name", "x", "displayName", "Servizi")));
        assertThat(document.selectFirst(".varco-brand-name").text()).isEqualTo("Servizi");
        assertThat(document.select("#help-title")).isEmpty();
    }

    @Test
    void saysThatTheListIsMissing() {
        Document document = render("login.ftl", "it", Map.of("spid", new Spid(List.of())));
        assertThat(document.select("details")).isEmpty();
        assertThat(document.select("[role=alert]").text()).contains("non è disponibile", "Riprova", "assistenza");
    }

    @Test
    void ordersLanguagesAndMarksTheOneInUse() {
        Document document = render("login.ftl", "it", Map.of());
        assertThat(document.select(".varco-languages a").eachAttr("hreflang"))
                .containsExactly("it", "en", "de", "fr", "sl");
        assertThat(document.select(".varco-languages a[aria-current]").eachAttr("lang"))
                .containsExactly("it");
    }

    @Test
    void hidesTheLanguagesWhereThereIsOne() {
        Map<String, Object> one = Map.of("languageTag", "it", "label", "Italiano", "url", "?kc_locale=it");
        Document document = render(
                "login.ftl",
                "it",
                Map.of("locale", Map.of("currentLanguageTag", "it", "rtl", false, "supported", List.of(one))));
        assertThat(document.select(".varco-languages")).isEmpty();
    }

    @Test
    void refusalNamesReasonWayOutAndReference() {
        Document document = render("varco-refused.ftl", "it", Map.of("refusal", TestPages.refusal("anomaly-21")));
        assertThat(document.selectFirst("h1").text()).isEqualTo("Il tempo per accedere è scaduto");
        assertThat(document.select("main a.btn").eachText())
                .containsExactly("Riprova", "Torna a «Portale dei servizi»");
        assertThat(document.select("main a.btn").eachAttr("href"))
                .containsExactly(
                        "/realms/inail/broker/spid/login?session_code=1&idp=x", "https://portal.example/?a=1&b=2");
        assertThat(document.select(".varco-reference").text())
                .isEqualTo("Riferimento per l’assistenza: SPID-21 / 7f3c2a90");
        assertThat(document.select("a[href=tel:066001]")).hasSize(1);
    }

    @Test
    void refusalOfThePlanNamesDayActAndProfileAndLeadsOnAndBack() {
        Document document = render("varco-refused.ftl", "it", Map.of("refusal", TestPages.refusalByPlan()));
        assertThat(document.select("[role=alert] li").eachText())
                .last()
                .isEqualTo("Dal 1 dicembre 2020 il profilo «Consulenti del lavoro» si usa solo con SPID, CIE o CNS "
                        + "(Circolare Inail n. 36 del 19 ottobre 2020).");
        assertThat(document.select("main a.btn").eachText()).containsExactly("Accedi con SPID, CIE o CNS");
        assertThat(document.select("main form[method=post] button[name=varco][value=leave]")
                        .text())
                .isEqualTo("Torna a «Portale dei servizi»");
        assertThat(document.select("a[href=tel:066001]")).hasSize(1);
    }

    /** A tooltip is nowhere on a telephone, under the keyboard or in what is read aloud. */
    @Test
    void theCalendarTellsTheReasonOfEachAnswerInItsText() {
        Document document =
                render("varco-calendar.ftl", "it", Map.of("calendar", new TestCalendar(), "calendarUrl", "/calendar"));
        List<String> reasons = document.select(".varco-reasons li").eachText();
        assertThat(reasons)
                .containsExactly(
                        "è una modalità forte (PLAN-A01)",
                        "una fase del piano lo ferma dal 1 dicembre 2020: Circolare Inail 36, 19 ottobre 2020"
                                + " (PLAN-D01 phase/1)");
        assertThat(document.select(".varco-matrix td").eachText())
                .containsExactly("sì 1", "sì 1", "sì 1", "sì 1", "sì 1", "sì 1", "no 2", "no 2");
    }

    /** The previews, too, say days in the language of the page. */
    @Test
    void previewsOfTheDesksSayDaysInTheirLanguage() {
        assertThat(render("varco-desk.ftl", "de", Map.of("desk", TestDesks.registerDesk()))
                        .select("#varco-desk li")
                        .eachText())
                .contains("01.01.2012: aktiv");
        assertThat(render("varco-desk.ftl", "it", Map.of("desk", TestDesks.registerDesk()))
                        .select("#varco-desk li")
                        .eachText())
                .contains("1 gen 2012: attivo");
    }

    @Test
    void noticeLeadsOnWithAndWithoutAnotherSignIn() {
        Page page = TestPages.all().get("notice");
        Document document = Jsoup.parse(Theme.render(page.template(), "en", page.model()));
        assertThat(document.select("main a.btn").eachText()).containsExactly("Sign in with SPID, CIE or CNS");
        assertThat(document.select("main button[name=varco][value=continue]").text())
                .isEqualTo("Continue with what you have");
    }

    @Test
    void refusalWithoutAddressesShowsNoButtons() {
        Document document = render(
                "varco-refused.ftl",
                "it",
                Map.of("refusal", Map.of("messageKey", "unheard-of", "reference", "", "retryUrl", "", "backUrl", "")));
        assertThat(document.selectFirst("h1").text()).isEqualTo("L’accesso non è riuscito");
        assertThat(document.select("main .btn, .varco-reference")).isEmpty();
    }

    @Test
    void samlFormPostsWithoutAScript() {
        Page page = TestPages.all().get("saml-post-form");
        Element form =
                Jsoup.parse(Theme.render(page.template(), "it", page.model())).selectFirst("form");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("https://idp.example/sso?a=1&b=2");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("SAMLRequest", "RelayState");
        assertThat(form.select("[name=RelayState]").attr("value")).isEqualTo("relay\"state");
        assertThat(form.select("button[type=submit]")).hasSize(1);
        assertThat(form.select("button").attr("name")).isEmpty();
    }

    private static Document render(String template, String language, Map<String, Object> own) {
        Page page = TestPages.page(template, own);
        return Jsoup.parse(Theme.render(page.template(), language, page.model()));
    }
}
