package it.varco.legacy.keycloak.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.legacy.people.Refused;
import it.varco.legacy.people.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the client reads while it sends: which lines were refused, how far we are, and at the end the totals. */
final class ImportAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private final long firstLine;
    private long lastCommittedLine;
    private Totals totals = Totals.NONE;
    private End end = End.BROKEN_OFF;

    ImportAnswer(OutputStream out, long firstLine) {
        this.out = out;
        this.firstLine = firstLine;
        this.lastCommittedLine = firstLine - 1;
    }

    /** How an import ends. */
    enum End {
        COMPLETE(""),
        TOO_MANY_REFUSED("IMPORT-R03"),
        FAILED("IMPORT-R04"),
        BROKEN_OFF("IMPORT-R05");

        private final String code;

        End(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** These lines, up to that one, are in the database or refused. */
    void committed(long lastLine, List<LineOutcome> outcomes) throws IOException {
        for (LineOutcome outcome : outcomes) {
            totals = totals.plus(outcome.totals());
            if (outcome.refused().isPresent()) {
                write(refusal(outcome.line(), outcome.refused().get()));
            }
        }
        lastCommittedLine = lastLine;
        write(JsonNodeFactory.instance.objectNode().put("committed", lastLine));
    }

    void end(End how) throws IOException {
        end = how;
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        last.put("complete", how == End.COMPLETE);
        if (how != End.COMPLETE) {
            last.put("code", how.code());
        }
        last.put("firstLine", firstLine);
        last.put("lastCommittedLine", lastCommittedLine);
        last.set("totals", JSON.valueToTree(totals));
        write(last);
    }

    End end() {
        return end;
    }

    Totals totals() {
        return totals;
    }

    long lastCommittedLine() {
        return lastCommittedLine;
    }

    private static ObjectNode refusal(long line, Refused refused) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("line", line)
                .put("code", refused.fault().code())
                .put("field", refused.field())
                .put("reason", refused.fault().reason());
    }

    private void write(ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
