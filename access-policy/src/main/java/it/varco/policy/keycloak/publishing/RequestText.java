package it.varco.policy.keycloak.publishing;

import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.plan.PlanDocument;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a document from a request, never more than a document may be long. */
final class RequestText {

    /** No character takes more bytes in UTF-8 for each {@code char} of the text. */
    private static final int MOST_BYTES = 3 * PlanDocument.LONGEST;

    private RequestText() {}

    static String of(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw AdminRefusal.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE, "PLAN-V07", "a plan is not longer than 1 MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw AdminRefusal.of(Response.Status.BAD_REQUEST, "PLAN-V07", "a plan is text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
