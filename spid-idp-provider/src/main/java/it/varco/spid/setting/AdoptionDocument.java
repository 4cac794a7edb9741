package it.varco.spid.setting;

import java.util.List;
import java.util.Set;

/**
 * What an operator wants of an adoption.
 *
 * @param providers aliases of identity providers beside those of the old extension, which are found by themselves
 * @param attributes where accounts hold their fiscal code
 */
public record AdoptionDocument(Mode mode, List<String> providers, List<String> attributes, Afterwards afterwards) {

    private static final Set<String> FIELDS = Set.of("apply", "providers", "attributes", "switchOff");

    /** Whether anything is written. */
    public enum Mode {
        DRY_RUN,
        APPLY
    }

    /** What becomes of the old identity providers. */
    public enum Afterwards {
        STAY_ON,
        SWITCHED_OFF
    }

    /**
     * Reads the document; an empty one is a dry run of what is found by itself.
     *
     * @throws SettingFault which names the field that is wrong
     */
    public static AdoptionDocument read(String text) {
        Fields fields = Fields.of(BodyDocument.json(text.isBlank() ? "{}" : text), "", FIELDS);
        List<String> attributes = fields.texts("attributes");
        return new AdoptionDocument(
                fields.flag("apply") ? Mode.APPLY : Mode.DRY_RUN,
                fields.texts("providers"),
                attributes.isEmpty() ? List.of("fiscalNumber") : attributes,
                fields.flag("switchOff") ? Afterwards.SWITCHED_OFF : Afterwards.STAY_ON);
    }
}
