package it.varco.it.kit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A browser's language and widths in pixels, narrowest first, and what holds of every page in it, as far as a machine can tell. */
public record View(String language, List<Integer> widths) {

    private static final String ITALIAN = "it";
    private static final String GERMAN = "de";
    private static final int HEIGHT = 800;
    private static final int PHONES = 576;

    /** What a page says in elements that are in no other language by their own word. */
    private static final String SENTENCES = """
            [...document.querySelectorAll('h1,h2,h3,p,li,label,legend,button,a,summary,td,th,[role=alert],[role=status]')]
              .filter(e => e.closest('[lang]') === document.documentElement)
              .filter(e => !e.querySelector('p,li,table,[lang]'))
              .map(e => e.innerText.trim())
            """;

    /** One width alone. */
    public View(String language, int width) {
        this(language, List.of(width));
    }

    /** Every language on the narrowest screen, and Italian in each of these widths, in one sitting. */
    public static Stream<View> in(int... widths) {
        List<Integer> narrowestFirst = Arrays.stream(widths).sorted().boxed().toList();
        return Tongue.LANGUAGES.stream()
                .map(language -> new View(
                        language,
                        everything() || ITALIAN.equals(language) ? narrowestFirst : narrowestFirst.subList(0, 1)));
    }

    /** Whether the gallery shows pages like this: German, with the longest words, on the narrowest screen, and Italian on wide ones. */
    public boolean isPictured(int width) {
        return everything() || language.equals(width < PHONES ? GERMAN : ITALIAN);
    }

    /** Whether the build makes the whole gallery. */
    public static boolean everything() {
        return "full".equals(System.getProperty("varco.gallery"));
    }

    /** The width that a visit begins with. */
    public int width() {
        return widths.get(0);
    }

    /** Somebody with such a browser. */
    public Visitor visitor(Visitors visitors) {
        return visitors.passing(browser());
    }

    /** The same for whoever looks at hundreds of pages. */
    public Consumer<Browser.NewContextOptions> browser() {
        return options -> options.setLocale(language).setViewportSize(width(), HEIGHT);
    }

    /**
     * Takes a picture of the page where the gallery shows it, and finds nothing wrong with it: language, one heading, and at
     * each width that it fits in and WCAG 2.2 AA.
     */
    public void check(Visitor visitor, String name) {
        Page page = visitor.page();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasCount(1);
        assertThat(visitor.blocked()).as("%s under the realm's policy", name).isEmpty();
        assertThat(inAnotherLanguage(page)).as(name + " " + this).isEmpty();
        for (int width : widths) {
            if (widths.size() > 1) {
                page.setViewportSize(width, HEIGHT);
            }
            if (isPictured(width)) {
                visitor.picture("%s-%s-%d".formatted(name, language, width));
            }
            assertThat((Boolean) page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                    .as("%s fits into %d pixels", name, width)
                    .isTrue();
            assertThat(violations(page)).as("%s, %s, %d", name, language, width).isEmpty();
        }
        if (widths.size() > 1) {
            page.setViewportSize(width(), HEIGHT);
        }
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
        return Axe.violations(page);
    }
}
