package it.varco.register.load;

import it.varco.policy.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** An old register, one line at a time, whatever its size. Blank lines say nothing. */
public final class RegisterLines {

    private static final int LONGEST = 4 * 1024;

    private final Lines lines;
    private final LineForm form;
    private final RecordReader records;

    private RegisterLines(Lines lines, LineForm form, RecordReader records) {
        this.lines = lines;
        this.form = form;
        this.records = records;
    }

    /**
     * What one line of the body came to.
     *
     * @param number counts from one, the header and blank lines too
     */
    public record Line(long number, LineReading reading) {}

    /**
     * Begins to read a body, which the caller closes.
     *
     * @param now on the policy clock
     * @return empty where the body is to have a header line, and begins with none that is known
     */
    public static Optional<RegisterLines> open(LoadFormat format, InputStream body, Instant now) throws IOException {
        Lines lines = new Lines(body, LONGEST);
        Optional<? extends LineForm> form = switch (format) {
            case JSON_LINES -> Optional.of(new JsonLine());
            case CSV -> lines.next().flatMap(RegisterLines::text).flatMap(CsvLine::under);
        };
        return form.map(found -> new RegisterLines(lines, found, new RecordReader(now)));
    }

    /** The next line that is not blank; empty at the end. */
    public Optional<Line> next() throws IOException {
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                return line.map(there -> new Line(there.number(), read(there)));
            }
        }
        return Optional.empty();
    }

    private LineReading read(Lines.Line line) {
        if (line.bytes().isEmpty()) {
            return LoadFault.LINE_TOO_LONG.ofTheLine();
        }
        try {
            String text = text(line).orElseThrow(() -> LoadFault.NOT_THE_FORM.in(""));
            return new LineReading.Read(records.read(form.fields(text)));
        } catch (LineRefused refused) {
            return refused.reading();
        }
    }

    private static Optional<String> text(Lines.Line line) {
        return line.bytes().flatMap(bytes -> LineText.of(bytes, line.number()));
    }
}
