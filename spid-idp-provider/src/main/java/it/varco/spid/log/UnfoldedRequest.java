package it.varco.spid.log;

import it.varco.spid.registry.Binding;
import it.varco.spid.xml.SteadyDeflate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A request as it was sent in an address, with its document in the place of what was made of it, which no compression makes
 * shorter. Only what comes again octet by octet is kept so: the signature is over those octets.
 */
final class UnfoldedRequest {

    private static final String PARAMETER = "SAMLRequest=";

    /** Neither an address nor a document has it. */
    private static final String EDGE = "\0";

    private UnfoldedRequest() {}

    /** Empty where the request is no such address, or would not come again. */
    static Optional<String> of(SentRequest request) {
        return request.binding() == Binding.REDIRECT
                ? request.document()
                        .filter(document -> !(request.text() + document).contains(EDGE))
                        .flatMap(document -> unfolded(request.text(), document))
                : Optional.empty();
    }

    /** The address that was unfolded; empty where that is none. */
    static Optional<String> folded(String unfolded) {
        String[] parts = unfolded.split(EDGE, -1);
        return parts.length == 3 ? Optional.of(parts[0] + inAddress(parts[1]) + parts[2]) : Optional.empty();
    }

    private static Optional<String> unfolded(String query, String document) {
        String message = PARAMETER + inAddress(document);
        int begin = query.indexOf(message);
        return begin < 0
                ? Optional.empty()
                : Optional.of(query.substring(0, begin + PARAMETER.length())
                        + EDGE
                        + document
                        + EDGE
                        + query.substring(begin + message.length()));
    }

    private static String inAddress(String document) {
        byte[] deflated = SteadyDeflate.of(document.getBytes(StandardCharsets.UTF_8));
        return URLEncoder.encode(Base64.getEncoder().encodeToString(deflated), StandardCharsets.UTF_8);
    }
}
