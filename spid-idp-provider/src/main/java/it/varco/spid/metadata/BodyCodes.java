package it.varco.spid.metadata;

import java.util.Optional;

/**
 * By what a body is known to the State.
 *
 * @param ipaCode its code in the index of public administrations; public bodies alone have one
 * @param vatNumber with the country before it, such as {@code IT12345678901}
 * @param fiscalCode the body's own, not a person's
 */
public record BodyCodes(Optional<String> ipaCode, Optional<String> vatNumber, Optional<String> fiscalCode) {

    /** Of a body that has no other code. */
    public static BodyCodes ofIpa(String ipaCode) {
        return new BodyCodes(Optional.of(ipaCode), Optional.empty(), Optional.empty());
    }
}
