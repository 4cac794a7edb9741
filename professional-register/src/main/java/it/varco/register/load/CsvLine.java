package it.varco.register.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of RFC 4180 under a header, which says what each column is, and by its own separator what separates them. A record
 * is one line: no field has a line break in it, and so a quotation mark that is never closed spoils its line and no other.
 *
 * @param separator a comma, or the semicolon that spreadsheets write where the comma separates decimals
 */
record CsvLine(List<LineField> columns, char separator) implements LineForm {

    private static final char COMMA = ',';
    private static final char SEMICOLON = ';';
    private static final char QUOTATION_MARK = '"';

    CsvLine {
        columns = List.copyOf(columns);
    }

    /** The form under that header; empty where a column is unknown, is there twice, or is missing. */
    static Optional<CsvLine> under(String header) {
        char separator = header.indexOf(SEMICOLON) < 0 ? COMMA : SEMICOLON;
        return split(header, separator).flatMap(names -> {
            List<LineField> columns = names.stream()
                    .flatMap(name -> LineField.named(name).stream())
                    .toList();
            Set<LineField> distinct = EnumSet.noneOf(LineField.class);
            distinct.addAll(columns);
            return columns.size() == names.size()
                            && distinct.size() == columns.size()
                            && distinct.containsAll(LineField.REQUIRED)
                    ? Optional.of(new CsvLine(columns, separator))
                    : Optional.empty();
        });
    }

    @Override
    public Map<LineField, String> fields(String line) {
        List<String> values = split(line, separator)
                .filter(read -> read.size() == columns.size())
                .orElseThrow(() -> LoadFault.NOT_THE_FORM.in(""));
        Map<LineField, String> fields = new EnumMap<>(LineField.class);
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                fields.put(columns.get(i), values.get(i));
            }
        }
        return fields;
    }

    private static Optional<List<String>> split(String line, char separator) {
        // The parser takes the end of the text for the closing mark.
        if (line.chars().filter(written -> written == QUOTATION_MARK).count() % 2 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(line)
                    .getFields());
        } catch (CsvParseException noRecord) {
            return Optional.empty();
        }
    }
}
