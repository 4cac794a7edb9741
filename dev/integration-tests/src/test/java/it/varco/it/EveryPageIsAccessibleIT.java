package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import it.varco.it.kit.AccessibleTree;
import it.varco.it.kit.Gallery;
import it.varco.it.kit.Previews;
import it.varco.it.kit.Readers;
import it.varco.it.kit.Tongue;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in every state that people can meet, in every way that they come, without a server: the pages that a sign-in
 * passes are also looked at there.
 */
@VarcoTest
class EveryPageIsAccessibleIT {

    private static final int TABLET = 768;
    private static final int DESKTOP = 1280;

    /** 1280 by 1024 pixels at 400 % (WCAG 2.2, 1.4.10). */
    private static final int NARROWEST = 320;

    private static final int LOWEST = 256;

    private static final int MOST_STOPS = 200;

    static final List<String> LANGUAGES = Tongue.LANGUAGES;

    /** Nobody makes or uses a passkey without a script. */
    private static final Set<String> NEED_A_SCRIPT =
            Set.of("webauthn-authenticate", "webauthn-register", "login-passkeys-conditional-authenticate");

    private static Previews previews;

    @BeforeAll
    static void serve() {
        previews = Previews.serve();
    }

    @AfterAll
    static void stop() {
        previews.close();
    }

    static Stream<View> views() {
        return Stream.of(NARROWEST, TABLET, DESKTOP)
                .flatMap(width -> LANGUAGES.stream()
                        .filter(language ->
                                View.everything() || width == NARROWEST || (width == DESKTOP && "it".equals(language)))
                        .map(language -> new View(language, width)));
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothingIsWrongAndNothingIsCutOff(View view, Readers readers) {
        assertThat(readers.faults(Previews.names(), view.browser(), (name, reader) -> {
                    Page page = reader.open(previews.address(name, view.language()));
                    if (view.isPictured(view.width())) {
                        reader.picture("page-%s-%s-%d".formatted(name, view.language(), view.width()));
                    }
                    List<String> faults = new ArrayList<>(View.violations(page));
                    faults.addAll(told(page, CUT_OFF));
                    faults.addAll(told(page, BROKEN_WORDS));
                    // People set more room between letters, words and lines (1.4.12).
                    page.addStyleTag(new Page.AddStyleTagOptions().setContent(ROOMY));
                    told(page, CUT_OFF).forEach(fault -> faults.add("with more room in the text: " + fault));
                    return faults;
                }))
                .isEmpty();
    }

    /** As the browser tells it to whoever hears the page. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void whatIsThereHasAName(String language, Readers readers) {
        assertThat(readers.faults(
                        Previews.names(),
                        options -> options.setViewportSize(NARROWEST, LOWEST),
                        (name, reader) -> AccessibleTree.of(reader.open(previews.address(name, language)))
                                .faults()))
                .isEmpty();
    }

    /** At 400 %: each stop is in the page's order, within the window, uncovered and marked; after the last comes the end. */
    @ParameterizedTest
    @EnumSource(names = {"NONE", "ACTIVE"})
    void theKeyboardGoesEverywhereAndIsSeen(ForcedColors colours, Readers readers, Visitors visitors) {
        // A page that scrolls at leisure would not be there yet.
        Consumer<Browser.NewContextOptions> browser = options -> options.setViewportSize(NARROWEST, LOWEST)
                .setForcedColors(colours)
                .setReducedMotion(ReducedMotion.REDUCE);
        assertThat(readers.faults(
                        Previews.names(),
                        browser,
                        (name, reader) -> faultsOnTheWayThrough(reader.open(previews.address(name, "de")))))
                .isEmpty();
        Visitor visitor = visitors.next(browser);
        visitor.open(previews.address("login-all-methods", "de"));
        visitor.page().locator("details.varco-spid > summary").focus();
        visitor.page().keyboard().press("Enter");
        visitor.page().keyboard().press("Tab");
        visitor.picture("focus-%s-de-%d".formatted(colours == ForcedColors.ACTIVE ? "forced" : "usual", NARROWEST));
    }

    private static List<String> faultsOnTheWayThrough(Page page) {
        List<String> faults = new ArrayList<>();
        List<String> expected = told(page, STOPS);
        Set<String> stops = new LinkedHashSet<>();
        for (int press = 0; press < MOST_STOPS; press++) {
            page.keyboard().press("Tab");
            List<String> stop = told(page, STOP);
            if (stop.isEmpty()) {
                break;
            }
            if (stops.add(stop.get(0))) {
                stop.stream().skip(1).forEach(faults::add);
            }
        }
        if (!List.copyOf(stops).equals(expected)) {
            faults.add("goes to %s instead of %s".formatted(stops, expected));
        }
        return faults;
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "forced colours", browser(options -> options.setForcedColors(ForcedColors.ACTIVE)), BORDERLESS),
                Arguments.of("no motion", browser(options -> options.setReducedMotion(ReducedMotion.REDUCE)), MOVING),
                Arguments.of("no JavaScript", browser(options -> options.setJavaScriptEnabled(false)), DEAD));
    }

    /** Whoever wants colours of their own, nothing that moves or no script, has the same controls. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void peoplesOwnSettingsLeaveEveryControl(
            String setting, Consumer<Browser.NewContextOptions> browser, String script, Readers readers) {
        assertThat(readers.faults(
                        Previews.names(),
                        options -> browser.accept(options.setViewportSize(NARROWEST, 800)),
                        (name, reader) -> {
                            Page page = reader.open(previews.address(name, "de"));
                            return told(page, script).stream()
                                    .filter(fault -> !(script.equals(DEAD)
                                            && NEED_A_SCRIPT.contains(name)
                                            && page.locator("noscript .alert").isVisible()))
                                    .toList();
                        }))
                .isEmpty();
    }

    /** The page in which all these pictures are looked through is one of ours too. */
    @Test
    void theGalleryIsInOrder(@TempDir Path folder, Visitor visitor) throws IOException {
        Path picture = visitor.picture("gallery-of-itself-en-1280");
        List<String> views = List.of("login-de-320", "login-it-1280", "login-wrong-password-de-320");
        for (String view : views) {
            Files.copy(picture, folder.resolve(view + ".png"));
        }
        Files.delete(picture);
        URI index = Gallery.writeIn(folder);

        for (String page : List.of("index.html", "view-de-320-pixels.html", "view-it-1280-pixels.html")) {
            visitor.open(index.resolve(page));
            assertThat(View.violations(visitor.page())).as(page).isEmpty();
            assertThat(AccessibleTree.of(visitor.page()).names("link"))
                    .as(page)
                    .isNotEmpty()
                    .doesNotContain("");
            for (Locator link : visitor.page().locator("a").all()) {
                URI to = index.resolve(link.getAttribute("href"));
                assertThat(Path.of(URI.create(to.toString().split("#")[0]))).exists();
            }
        }
        visitor.open(index);
        assertThat(visitor.page().locator("h2").allInnerTexts()).containsExactly("login", "login-wrong-password");
        assertThat(visitor.page().locator("h2#login + ul a").allInnerTexts())
                .containsExactly("login: de, 320 pixels", "login: it, 1280 pixels");
        assertThat(visitor.page().locator("nav").first().innerText()).contains("de, 320 pixels: 2");
    }

    private static Consumer<Browser.NewContextOptions> browser(Consumer<Browser.NewContextOptions> change) {
        return change;
    }

    private static List<String> told(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    private static final String ROOMY =
            "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
                    + " p { margin-bottom: 2em !important }";

    /** What is wider than the window, or than a box that hides the rest. A table of data may scroll (1.4.10). */
    private static final String CUT_OFF = """
            (() => {
              const wide = document.scrollingElement.scrollWidth > innerWidth ? ['the page is wider than the window'] : [];
              return wide.concat([...document.querySelectorAll('main *, header *, footer *')]
                .filter(e => e.checkVisibility() && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1)
                .filter(e => !e.matches('input, select, svg, svg *, iframe') && !e.closest('.varco-scroll'))
                .filter(e => getComputedStyle(e).overflowX !== 'visible')
                .map(e => 'cut off: ' + e.outerHTML.slice(0, 100)));
            })()
            """;

    /** A word of a heading that goes on in the next line without a hyphen. */
    private static final String BROKEN_WORDS = """
            [...document.querySelectorAll('h1, h2, h3, h4, .btn')].filter(e => e.checkVisibility()).flatMap(e => {
              const found = [], texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
              for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                  const range = document.createRange();
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) {
                    found.push('broken word: ' + word[0]);
                  }
                }
              }
              return found;
            })
            """;

    private static final String NAME =
            "e => `${e.tagName} ${e.id || e.name || e.value || e.href || e.textContent.trim().slice(0, 20)}`";

    /** Where the keyboard should go, in this order; of some radio buttons, to one. */
    private static final String STOPS = """
            (() => { const name = %s, groups = new Set();
              return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility({visibilityProperty: true}))
                .filter(e => e.type !== 'radio' || (e.checked || !document.querySelector(`input[name="${e.name}"]:checked`))
                  && !groups.has(e.name) && groups.add(e.name))
                .map(name).filter((n, i, all) => all.indexOf(n) === i); })()
            """.formatted(NAME);

    /** Where it is, and what is wrong there. */
    private static final String STOP = """
            new Promise(shown => requestAnimationFrame(shown)).then(() => { const e = document.activeElement, name = %s;
              if (!e || e === document.body || e === document.documentElement) return [];
              const marked = e.type === 'radio' || e.type === 'checkbox' ? [e, e.nextElementSibling || e] : [e];
              const said = [name(e)], r = e.getBoundingClientRect();
              if (!marked.map(m => getComputedStyle(m)).some(s =>
                  (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1) || s.boxShadow !== 'none')) {
                said.push(name(e) + ' shows no focus');
              }
              if (r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth) {
                said.push(name(e) + ' is out of sight');
              }
              return said; })
            """.formatted(NAME);

    private static final String BORDERLESS = """
            [...document.querySelectorAll('main .btn, main input:not([type=hidden], [type=checkbox], [type=radio]), main select, main textarea')]
              .filter(e => e.checkVisibility())
              .filter(e => { const s = getComputedStyle(e);
                return parseFloat(s.borderTopWidth) + parseFloat(s.borderBottomWidth) + parseFloat(s.outlineWidth) === 0
                  || (s.borderBottomStyle === 'none' && s.outlineStyle === 'none'); })
              .map(e => e.outerHTML.slice(0, 80) + ' has no edge')
            """;

    private static final String MOVING = """
            [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
              return (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0.01)
                || s.transitionDuration.split(',').some(t => parseFloat(t) > 0.01); })
              .map(e => e.outerHTML.slice(0, 80) + ' moves')
            """;

    /** A form that nobody can send, a button that sends nothing, a page from which no way leads. */
    private static final String DEAD = """
            [...document.forms].filter(f => ![...f.elements].some(e => e.type === 'submit' && e.checkVisibility()))
              .map(f => 'nobody can send the form to ' + f.action)
              .concat([...document.querySelectorAll('button')].filter(b => b.type !== 'submit' || !b.form)
                .map(b => 'does nothing: ' + b.outerHTML.slice(0, 80)))
              .concat([...document.forms].filter(f => 'passkey' in f.dataset).map(f => 'waits for a script'))
              .concat([...document.querySelectorAll('a:not([href]), [onclick], [href^="javascript:"]')]
                .map(a => 'leads nowhere: ' + a.outerHTML.slice(0, 80)))
            """;
}
