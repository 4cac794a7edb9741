package it.varco.it.kit;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The people at browsers in one test; all leave when it ends. */
public final class Visitors implements AutoCloseable {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final World world;
    private final List<Visitor> present = new ArrayList<>();

    Visitors(World world) {
        this.world = world;
    }

    /** One more person, with an Italian browser. */
    public Visitor next() {
        return next(options -> {});
    }

    /** One more person with a browser set up in a way of its own: language, size, client certificates. */
    public Visitor next(Consumer<Browser.NewContextOptions> change) {
        return welcome(Visitor.traced(world.chromium().open(options(change))));
    }

    /** The same, for a test that looks at page after page: of its steps the last alone is kept. */
    Visitor passing(Consumer<Browser.NewContextOptions> change) {
        return welcome(Visitor.untraced(world.chromium().open(options(change))));
    }

    static Browser.NewContextOptions options(Consumer<Browser.NewContextOptions> change) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setLocale("it-IT")
                .setTimezoneId("Europe/Rome")
                .setViewportSize(WIDTH, HEIGHT);
        change.accept(options);
        return options;
    }

    private Visitor welcome(Visitor visitor) {
        present.add(visitor);
        return visitor;
    }

    /** One more person, at a browser with a store of certificates: what it shows to whoever asks, it chooses itself. */
    public Visitor at(BrowserHome home) {
        return welcome(Visitor.traced(world.chromium().open(home)));
    }

    void keepEvidence(Path folder) {
        for (int i = 0; i < present.size(); i++) {
            present.get(i).keepEvidence(folder, "visitor-" + (i + 1));
        }
    }

    @Override
    public void close() {
        present.forEach(Visitor::close);
        Gallery.index();
    }
}
