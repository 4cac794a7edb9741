package it.varco.register.keycloak.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.register.load.LineReading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What the client reads while it sends: which lines were refused, how far we are, and at the end the totals. */
final class LoadAnswer {

    private final OutputStream out;
    private long lastCommittedLine;
    private LoadTotals totals = LoadTotals.NONE;
    private End end = End.BROKEN_OFF;

    LoadAnswer(OutputStream out) {
        this.out = out;
    }

    /** How a load ends. */
    enum End {
        COMPLETE(""),
        TOO_MANY_REFUSED("REG-29"),
        FAILED("REG-35"),
        BROKEN_OFF("REG-36");

        private final String code;

        End(String code) {
            this.code = code;
        }
    }

    void loaded() {
        totals = totals.plusLoaded();
    }

    void known() {
        totals = totals.plusKnown();
    }

    void refused(long line, LineReading.Refused refused) throws IOException {
        totals = totals.plusRefused();
        write(JsonNodeFactory.instance
                .objectNode()
                .put("line", line)
                .put("code", refused.fault().code())
                .put("field", refused.field())
                .put("reason", refused.fault().reason()));
    }

    /** All lines up to that one are in the database or refused. */
    void committed(long lastLine) throws IOException {
        lastCommittedLine = lastLine;
        write(JsonNodeFactory.instance.objectNode().put("committed", lastLine));
    }

    void end(End how) throws IOException {
        end = how;
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        last.put("complete", how == End.COMPLETE);
        if (how != End.COMPLETE) {
            last.put("code", how.code);
        }
        last.put("lastCommittedLine", lastCommittedLine);
        last.putObject("totals")
                .put("loaded", totals.loaded())
                .put("known", totals.known())
                .put("refused", totals.refused());
        write(last);
    }

    End end() {
        return end;
    }

    LoadTotals totals() {
        return totals;
    }

    long lastCommittedLine() {
        return lastCommittedLine;
    }

    private void write(ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
