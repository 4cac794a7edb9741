package it.varco.spid.setting;

import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.CieContact;
import it.varco.spid.metadata.Sector;
import java.util.Optional;
import java.util.Set;

/** Reads the technical partner that a body names to CIE. Whether the Ministry would take what it says is for the lint. */
public final class CieDocument {

    private static final Set<String> PARTNER = Set.of(
            "sector",
            "company",
            "ipaCode",
            "ipaCategory",
            "vatNumber",
            "fiscalCode",
            "nace2Codes",
            "municipality",
            "province",
            "country",
            "email",
            "telephone");

    private CieDocument() {}

    /** @throws SettingFault where the text is no such document */
    public static CieContact partner(String json) {
        return partner(Fields.of(BodyDocument.json(json), "", PARTNER));
    }

    /** The same within another document. */
    static Optional<CieContact> partner(Fields holder, String name) {
        return holder.object(name, PARTNER, CieDocument::partner);
    }

    private static CieContact partner(Fields partner) {
        return new CieContact(
                partner.named("sector", Sector::named, "must be public or private")
                        .orElseThrow(() -> partner.fault("sector", "is missing")),
                partner.required("company"),
                new BodyCodes(partner.text("ipaCode"), partner.text("vatNumber"), partner.text("fiscalCode")),
                partner.text("ipaCategory"),
                partner.texts("nace2Codes"),
                new CieContact.Seat(
                        partner.text("municipality"), partner.text("province"), partner.required("country")),
                partner.text("email"),
                partner.text("telephone"));
    }
}
