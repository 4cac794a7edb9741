package it.varco.it.kit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * axe in a page, for WCAG 2.2 A and AA. Its program goes in by the browser's debugger, which no policy of the page stops; a
 * frame is another site's matter.
 */
final class Axe {

    private static final String PROGRAM = program();
    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    /** Style sheets need not be fetched once more, and of what is right nothing is told. */
    private static final String RUN = """
            tags => axe.run(document, {
                runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], iframes: false, preload: false,
              }).then(result => result.violations.map(rule => rule.id + ': ' + rule.help + ' '
                + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))
            """;

    private Axe() {}

    /** What it finds wrong, a rule a line. */
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(PROGRAM);
        }
        return ((List<?>) page.evaluate(RUN, WCAG_AA))
                .stream().map(String::valueOf).toList();
    }

    private static String program() {
        try (InputStream program = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
