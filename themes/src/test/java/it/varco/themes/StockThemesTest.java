package it.varco.themes;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.themes.TestPages.Page;
import it.varco.themes.TestPages.Spid;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that our Java asks for, in a realm that keeps a theme of Keycloak's. */
class StockThemesTest {

    static final List<List<String>> THEMES =
            List.of(List.of("base"), List.of("keycloak", "base"), List.of("keycloak.v2", "base"));

    static Stream<Arguments> everyPage() {
        return TestPages.all().entrySet().stream()
                .filter(page -> page.getValue().template().startsWith("varco-"))
                .flatMap(page -> THEMES.stream()
                        .flatMap(themes -> Stream.of("it", "en")
                                .map(language -> Arguments.of(page.getKey(), themes, language, page.getValue()))));
    }

    @ParameterizedTest(name = "{0} in {1} ({2})")
    @MethodSource("everyPage")
    void saysTheSameAndLeadsToTheSamePlaces(String name, List<String> themes, String language, Page page) {
        Document document = render(themes, page.template(), language, page);
        Document ours = Jsoup.parse(Theme.render(page.template(), language, page.model()));
        Element own = own(document);

        assertThat(document.selectFirst("h1").text())
                .isEqualTo(ours.selectFirst("h1").text());
        assertThat(own.select("a").eachText())
                .isEqualTo(ours.select("main a:not(.varco-help a)").eachText());
        assertThat(own.select("a").eachAttr("href"))
                .isEqualTo(ours.select("main a:not(.varco-help a)").eachAttr("href"));
        assertThat(own.select("button").eachText())
                .isEqualTo(ours.select("main button").eachText());
        assertThat(own.select("form").eachAttr("action"))
                .isEqualTo(ours.select("main form").eachAttr("action"));
        assertThat(own.select("[role=status]").text())
                .isEqualTo(ours.select("[role=status]").text());
        assertThat(own.select("[role=alert]").text())
                .isEqualTo(ours.select("[role=alert]").text());
        assertThat(document.body().text()).doesNotContain("varco.").doesNotContain("${");
        assertThat(document.body().select("script, style, [style]")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void readsTheEntriesOnceAndKeepsTheirOrder(List<String> themes) {
        Spid spid = new Spid(TestPages.entries());
        Document document = render(themes, "varco-spid-chooser.ftl", Map.of("spid", spid));
        assertThat(own(document).select("ul").first().select("a").eachText()).isEqualTo(TestPages.ENTRY_NAMES);
        assertThat(spid.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void offersLanguagesOnlyWhereThePageCanBeOpenedAgain(List<String> themes) {
        Document chooser = render(themes, "varco-spid-chooser.ftl", Map.of("spid", new Spid(TestPages.entries())));
        assertThat(languages(chooser)).isNotEmpty();
        Document refused = render(themes, "varco-refused.ftl", Map.of("refusal", TestPages.refusal("anomaly-21")));
        assertThat(languages(refused)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void offersToTryAgainOnlyWhereThatHelps(List<String> themes) {
        Map<String, Object> refusal = Map.of(
                "messageKey",
                "person-conflict",
                "reference",
                "PERSON-CONFLICT 7f3c2a90",
                "retryUrl",
                "",
                "backUrl",
                "https://portal.example/",
                "serviceName",
                "");
        Document document = render(themes, "varco-refused.ftl", Map.of("refusal", refusal));
        assertThat(own(document).select("a").eachText()).containsExactly("Torna al servizio");
        assertThat(own(document).text()).contains("PERSON-CONFLICT 7f3c2a90");
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void escapesWhatComesFromOutside(List<String> themes) {
        Page page = TestPages.page(
                "varco-spid-chooser.ftl",
                Map.of("spid", new Spid(List.of(TestPages.entry("<b>A & B</b>", "/login?a=1&idp=\"x\"")))));
        assertThat(Theme.render(themes, page.template(), "it", TestPages.inStockTheme(page)))
                .contains("href=\"/login?a=1&amp;idp=&quot;x&quot;\"", "&lt;b&gt;A &amp; B&lt;/b&gt;")
                .doesNotContain("<b>A");
    }

    private static Elements languages(Document document) {
        return document.select("#kc-locale a, #login-select-toggle option");
    }

    private static Element own(Document document) {
        return document.selectFirst(
                "#varco-refused, #varco-chooser, #varco-calendar, #varco-doctor, #varco-notice, #varco-office, #varco-delegations,"
                        + " #varco-card, #varco-desk, #varco-log, #varco-signed-out");
    }

    private static Document render(List<String> themes, String template, Map<String, Object> own) {
        return render(themes, template, "it", TestPages.page(template, own));
    }

    private static Document render(List<String> themes, String template, String language, Page page) {
        return Jsoup.parse(Theme.render(themes, template, language, TestPages.inStockTheme(page)));
    }
}
