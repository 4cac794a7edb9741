package it.varco.register.reception;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as {@code application/problem+json} (RFC 9457), with our code and the id by which our log knows the call. */
public final class Problem {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** A refusal without particulars. */
    public static Map<String, Object> of(CallRefusal refusal, String requestId) {
        return of(Reply.Refused.because(refusal), requestId);
    }

    /** A refusal with its particulars. */
    public static Map<String, Object> of(Reply.Refused refused, String requestId) {
        CallRefusal refusal = refused.refusal();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", refusal.type());
        problem.put("title", refusal.title());
        problem.put("status", refusal.status());
        problem.put("detail", refusal.detail());
        problem.put("code", refusal.code());
        problem.put("requestId", requestId);
        if (!refused.faults().isEmpty()) {
            problem.put("faults", refused.faults());
        }
        if (!refused.contradicted().isEmpty()) {
            problem.put("eventIds", refused.contradicted());
        }
        return problem;
    }
}
