package it.varco.it.kit;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at a browser of their own, with no cookie from anybody before. */
public final class Visitor implements AutoCloseable {

    private static final String POLICY = "Content Security Policy";

    private final List<String> blocked = new CopyOnWriteArrayList<>();
    private final BrowserContext context;
    private final Optional<Tracing> trace;
    private final Page page;

    private Visitor(BrowserContext context, Optional<Tracing> trace) {
        this.context = context;
        this.trace = trace;
        context.setDefaultTimeout(Chromium.MILLIS_TO_WAIT);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains(POLICY)) {
                blocked.add(message.text());
            }
        });
    }

    /** Somebody whose every step is kept, should the test fail. A film of it too would cost more than the steps. */
    static Visitor traced(BrowserContext context) {
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        return new Visitor(context, Optional.of(context.tracing()));
    }

    /** Somebody of whom the last page is kept alone: for tests that look at hundreds. */
    static Visitor untraced(BrowserContext context) {
        return new Visitor(context, Optional.empty());
    }

    /** What the policy on scripts, frames and bases has kept the browser from doing, in its words. */
    public List<String> blocked() {
        return List.copyOf(blocked);
    }

    /** What the person looks at. */
    public Page page() {
        return page;
    }

    /** The browser's window with its cookies. */
    public BrowserContext context() {
        return context;
    }

    /** Goes to an address. */
    public Page open(URI address) {
        page.navigate(address.toString());
        return page;
    }

    /** Clicks the element with that {@code data-testid} and waits for the next page. */
    public void click(String testId) {
        page.getByTestId(testId).click();
    }

    /** The text of the element with that {@code data-testid}. */
    public String text(String testId) {
        return page.getByTestId(testId).innerText();
    }

    /** Keeps a picture of the whole page in the gallery of the build. */
    public Path picture(String name) {
        Path file = Build.output().resolve("gallery").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    void keepEvidence(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve(name + ".png"))
                    .setFullPage(true));
            Files.writeString(folder.resolve(name + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
            trace.ifPresent(
                    steps -> steps.stop(new Tracing.StopOptions().setPath(folder.resolve(name + "-trace.zip"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
