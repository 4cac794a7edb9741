package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import it.varco.it.kit.Tongue;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in every state that the theme's own tests have left in a folder, in a browser, without a server: the few that a
 * sign-in passes are also looked at where they happen. Of the many refusals, which differ in their words alone, the normal
 * build takes two.
 */
@VarcoTest
class EveryPageIsAccessibleIT {

    private static final Path PREVIEWS = Path.of("../../themes/target/preview");

    /** 1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10). */
    private static final int NARROWEST = 320;

    private static final int DESKTOP = 1280;

    static Stream<View> views() {
        return View.everything()
                ? Tongue.LANGUAGES.stream()
                        .flatMap(language -> Stream.of(NARROWEST, 768, DESKTOP).map(width -> new View(language, width)))
                : Stream.of(new View("de", NARROWEST), new View("it", DESKTOP));
    }

    @ParameterizedTest
    @MethodSource("views")
    void isReadableAtEveryWidthAndInEveryLanguage(View view, Visitors visitors) throws IOException {
        Visitor visitor = view.visitor(visitors);
        List<String> wrong = new ArrayList<>();
        for (Path preview : previews(view.language())) {
            String name = preview.getFileName().toString().replace(".html", "");
            visitor.open(preview.toAbsolutePath().normalize().toUri());
            visitor.picture("%s-%s-%d".formatted(name, view.language(), view.width()));
            wrong.addAll(View.violations(visitor.page()).stream()
                    .map(violation -> name + ": " + violation)
                    .toList());
            if (!(Boolean) visitor.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth")) {
                wrong.add(name + ": wider than " + view.width() + " pixels");
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whoever needs colours of their own, or nothing that moves, sees the same controls. */
    @ParameterizedTest
    @MethodSource("languages")
    void keepsItsControlsInForcedColoursAndWithoutMotion(String language, Visitors visitors) throws IOException {
        Visitor visitor = visitors.next(options -> options.setViewportSize(NARROWEST, 800)
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        List<String> wrong = new ArrayList<>();
        for (Path preview : previews(language)) {
            String name = preview.getFileName().toString().replace(".html", "");
            visitor.open(preview.toAbsolutePath().normalize().toUri());
            wrong.addAll(((List<?>) visitor.page().evaluate(BORDERLESS))
                    .stream().map(control -> name + ": " + control).toList());
            if ((Boolean) visitor.page().evaluate(MOVING)) {
                wrong.add(name + ": something moves");
            }
        }
        visitor.open(previews(language).get(0).toAbsolutePath().normalize().toUri());
        assertThat(wrong).isEmpty();
    }

    /** By keyboard alone: each stop can be seen, is within the window, and none keeps the focus. */
    @ParameterizedTest
    @MethodSource("languages")
    void eachStopOfTheKeyboardIsSeen(String language, Visitors visitors) throws IOException {
        Visitor visitor = visitors.next(options -> options.setViewportSize(NARROWEST, 800));
        List<String> wrong = new ArrayList<>();
        for (Path preview : previews(language)) {
            Page page = visitor.page();
            visitor.open(preview.toAbsolutePath().normalize().toUri());
            String name = preview.getFileName().toString().replace(".html", "");
            int stops = ((Number) page.evaluate(STOPS)).intValue();
            for (int stop = 0; stop < stops; stop++) {
                page.keyboard().press("Tab");
                String unseen = (String) page.evaluate(UNSEEN);
                if (!unseen.isEmpty()) {
                    wrong.add(name + ": " + unseen);
                }
                if (name.equals("login-all-methods") && stop == 3) {
                    visitor.picture("focus-%s-%d".formatted(language, NARROWEST));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    static Stream<String> languages() {
        return View.everything() ? Tongue.LANGUAGES.stream() : Stream.of("de");
    }

    private static final String BORDERLESS = """
            [...document.querySelectorAll('main .btn, main input:not([type=hidden]):not([type=checkbox]):not([type=radio]), main select')]
              .filter(e => e.getClientRects().length)
              .filter(e => { const s = getComputedStyle(e);
                return parseFloat(s.borderTopWidth) + parseFloat(s.borderBottomWidth) + parseFloat(s.outlineWidth) === 0
                  || (s.borderBottomStyle === 'none' && s.outlineStyle === 'none'); })
              .map(e => e.outerHTML.slice(0, 80) + ' has no edge in forced colours')
            """;

    private static final String MOVING = """
            [...document.querySelectorAll('*')].some(e => { const s = getComputedStyle(e);
              return (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0.01)
                || s.transitionDuration.split(',').some(t => parseFloat(t) > 0.01); })
            """;

    private static final String STOPS = """
            [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,iframe')]
              .filter(e => e.getClientRects().length && !e.disabled && e.tabIndex >= 0).length
            """;

    private static final String UNSEEN = """
            (() => { const e = document.activeElement;
              if (!e || e === document.body) return '';
              const s = getComputedStyle(e), r = e.getBoundingClientRect();
              const near = e.type === 'radio' || e.type === 'checkbox' ? getComputedStyle(e.nextElementSibling || e) : s;
              const ring = c => (c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) > 0) || c.boxShadow !== 'none';
              if (!ring(s) && !ring(near)) return e.outerHTML.slice(0, 90) + ' shows no focus';
              if (r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth) return e.outerHTML.slice(0, 90) + ' is out of sight';
              return ''; })()
            """;

    private static List<Path> previews(String language) throws IOException {
        try (Stream<Path> files = Files.list(PREVIEWS.resolve(language))) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> View.everything()
                            || !file.getFileName().toString().startsWith("refused-")
                            || file.getFileName().toString().matches("refused-(by-plan|card-wrong-kind|bare)\\.html"))
                    .sorted()
                    .toList();
            assertThat(pages)
                    .as("the theme's tests leave their pages in " + PREVIEWS)
                    .hasSizeGreaterThan(60);
            return pages;
        }
    }
}
