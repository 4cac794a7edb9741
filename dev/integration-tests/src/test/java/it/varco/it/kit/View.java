package it.varco.it.kit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser's language and width in pixels, and what holds of every page in it, as far as a machine can tell. */
public record View(String language, int width) {

    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final int HEIGHT = 800;

    /** What a page says in elements that are in no other language by their own word. */
    private static final String SENTENCES = """
            [...document.querySelectorAll('h1,h2,h3,p,li,label,legend,button,a,summary,td,th,[role=alert],[role=status]')]
              .filter(e => e.closest('[lang]') === document.documentElement)
              .filter(e => !e.querySelector('p,li,table,[lang]'))
              .map(e => e.innerText.trim())
            """;

    /** Every language on the narrowest screen, and Italian in each of these widths. */
    public static Stream<View> in(int... widths) {
        int narrowest = Arrays.stream(widths).min().orElseThrow();
        return Stream.concat(
                Tongue.LANGUAGES.stream().map(language -> new View(language, narrowest)),
                Arrays.stream(widths)
                        .filter(width -> everything() || width != narrowest)
                        .boxed()
                        .flatMap(width -> (everything() ? Tongue.LANGUAGES : List.of("it"))
                                .stream()
                                        .filter(language -> width != narrowest)
                                        .map(language -> new View(language, width))));
    }

    /** Whether the build makes the whole gallery. */
    public static boolean everything() {
        return "full".equals(System.getProperty("varco.gallery"));
    }

    /** Somebody with such a browser. */
    public Visitor visitor(Visitors visitors) {
        return visitors.next(options -> options.setLocale(language).setViewportSize(width, HEIGHT));
    }

    /** Takes a picture of the page, and finds nothing wrong with it: language, one heading, width, WCAG 2.2 AA. */
    public void check(Visitor visitor, String name) {
        Page page = visitor.page();
        visitor.picture("%s-%s-%d".formatted(name, language, width));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasCount(1);
        assertThat((Boolean) page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                .as("%s fits into %d pixels", name, width)
                .isTrue();
        assertThat(violations(page)).as(name + " " + this).isEmpty();
        assertThat(visitor.blocked()).as("%s under the realm's policy", name).isEmpty();
        assertThat(inAnotherLanguage(page)).as(name + " " + this).isEmpty();
    }

    /** Sentences of the page that are in another of the five languages than it says. */
    private List<String> inAnotherLanguage(Page page) {
        return ((List<?>) page.evaluate(SENTENCES))
                .stream()
                        .map(String::valueOf)
                        .filter(text -> !Tongue.of(text).orElse(language).equals(language))
                        .toList();
    }

    /** What axe finds wrong with the page. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG_AA).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> "%s: %s %s"
                                .formatted(
                                        rule.getId(),
                                        rule.getHelp(),
                                        rule.getNodes().stream()
                                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                                .collect(Collectors.joining("; "))))
                        .toList();
    }
}
