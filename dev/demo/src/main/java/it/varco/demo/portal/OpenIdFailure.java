package it.varco.demo.portal;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.util.Optional;

/** A sign-in that did not come to its end; what it says is shown to the person. */
final class OpenIdFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String description;

    private OpenIdFailure(int status, String code, String description) {
        super(code);
        this.status = status;
        this.code = code;
        this.description = description;
    }

    static OpenIdFailure answeredWith(ErrorObject error) {
        return new OpenIdFailure(
                "access_denied".equals(error.getCode()) ? 403 : 400,
                Optional.ofNullable(error.getCode()).orElse("unknown_error"),
                Optional.ofNullable(error.getDescription()).orElse(""));
    }

    static OpenIdFailure of(int status, String code, String description) {
        return new OpenIdFailure(status, code, description);
    }

    int status() {
        return status;
    }

    /** Whether asking again gets the same answer. */
    boolean isFinal() {
        return status < 500;
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }
}
