package it.varco.spid.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A contact as CIE's portal wants it: the body, or its technical partner. What it says must be what the application said.
 *
 * <p>Source: manual for CIE over SAML, federation, {@code ContactPerson}.
 *
 * @param company the full official name
 * @param codes of a public body the IPA code at least, of a private one the fiscal code
 * @param ipaCategory in the index of public administrations, such as {@code L6} for municipalities
 * @param economicActivities ATECO codes, which private bodies have to name
 * @param seat where it is
 * @param email an office's mailbox, the one in the application
 * @param telephone with international prefix and no blanks
 */
public record CieContact(
        Sector sector,
        String company,
        BodyCodes codes,
        Optional<String> ipaCategory,
        List<String> economicActivities,
        Seat seat,
        Optional<String> email,
        Optional<String> telephone) {

    public CieContact {
        economicActivities = List.copyOf(economicActivities);
    }

    /**
     * Where a body is.
     *
     * @param municipality its cadastral code, such as {@code H501}; abroad a postal code
     * @param province two letters; {@code EE} abroad
     * @param country two letters
     */
    public record Seat(Optional<String> municipality, Optional<String> province, String country) {}
}
