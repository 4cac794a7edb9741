package it.varco.it.kit;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who share out some hundred pages among them, at browsers that they keep: as many as the machine that the build is
 * meant for has processors. What one of them finds is the same whoever looks.
 */
public final class Readers implements AutoCloseable {

    private static final int NUMBER = 2;

    /** What is wrong with a page, in somebody's browser. */
    public interface Look {
        List<String> faults(String page, Visitor reader);
    }

    /** A browser and its driver, which know one thread alone. */
    private record Reader(ExecutorService thread, Future<Chromium> chromium) implements AutoCloseable {

        static Reader start() {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            return new Reader(thread, thread.submit(Chromium::start));
        }

        Future<List<String>> read(List<String> pages, Consumer<Browser.NewContextOptions> change, Look look) {
            return thread.submit(() -> {
                try (Visitor visitor = Visitor.untraced(chromium.get().open(Visitors.options(change)))) {
                    List<String> faults = new ArrayList<>();
                    for (String page : pages) {
                        look.faults(page, visitor).stream()
                                .map(fault -> page + ": " + fault)
                                .forEach(faults::add);
                    }
                    faults.addAll(visitor.blocked());
                    return faults;
                }
            });
        }

        @Override
        public void close() {
            thread.submit(() -> {
                chromium.get().close();
                return null;
            });
            thread.shutdown();
        }
    }

    private final List<Reader> readers =
            Stream.generate(Reader::start).limit(NUMBER).toList();

    Readers() {}

    /** What they find wrong in these pages, a line each with the page's name, and what the policy kept their browsers from. */
    public List<String> faults(List<String> pages, Consumer<Browser.NewContextOptions> change, Look look) {
        List<Future<List<String>>> shares = IntStream.range(0, NUMBER)
                .mapToObj(reader -> readers.get(reader)
                        .read(
                                IntStream.range(0, pages.size())
                                        .filter(page -> page % NUMBER == reader)
                                        .mapToObj(pages::get)
                                        .toList(),
                                change,
                                look))
                .toList();
        List<String> faults =
                shares.stream().map(Readers::wait).flatMap(Collection::stream).toList();
        Gallery.index();
        return faults;
    }

    private static List<String> wait(Future<List<String>> share) {
        try {
            return share.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        readers.forEach(Reader::close);
    }
}
