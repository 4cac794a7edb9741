package it.varco.spid.certificate;

import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Sector;
import java.util.Optional;

/** The subject attribute organizationIdentifier (2.5.4.97). Source: AgID notice 29 version 3. */
public final class OrganizationIdentifier {

    private static final int COUNTRY_LETTERS = 2;

    private OrganizationIdentifier() {}

    /** What a certificate of a body with these codes says; empty where the body lacks the code that its sector needs. */
    public static Optional<String> of(Sector sector, BodyCodes codes) {
        return switch (sector) {
            case PUBLIC -> codes.ipaCode().map(ipaCode -> "PA:IT-" + ipaCode);
            case PRIVATE ->
                codes.vatNumber()
                        .filter(number -> number.length() > COUNTRY_LETTERS)
                        .map(number ->
                                "VAT" + number.substring(0, COUNTRY_LETTERS) + "-" + number.substring(COUNTRY_LETTERS))
                        .or(() -> codes.fiscalCode().map(code -> "CF:IT-" + code));
        };
    }
}
