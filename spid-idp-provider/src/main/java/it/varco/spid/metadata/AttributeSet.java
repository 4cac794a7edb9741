package it.varco.spid.metadata;

import java.util.List;

/**
 * One set of attributes that requests point to.
 *
 * @param index as registered with AgID
 * @param serviceName short, in Italian but for those of eIDAS
 * @param attributes SPID's names, without repetition
 */
public record AttributeSet(int index, String serviceName, List<String> attributes) {

    /**
     * What the eIDAS node is asked for: the least that it always gives. Source: AgID notice eIDAS 1/2018.
     */
    public static final AttributeSet EIDAS_MINIMUM = new AttributeSet(
            99, "eIDAS Natural Person Minimum Attribute Set", List.of("spidCode", "name", "familyName", "dateOfBirth"));

    /** What the eIDAS node is asked for: all that it may give. Source: AgID notice eIDAS 1/2018. */
    public static final AttributeSet EIDAS_FULL = new AttributeSet(
            100,
            "eIDAS Natural Person Full Attribute Set",
            List.of("spidCode", "name", "familyName", "dateOfBirth", "placeOfBirth", "address", "gender"));

    /** Reserved for signatures under article 20 of the digital administration code; it asks for no attribute. */
    public static final AttributeSet SIGNATURE =
            new AttributeSet(77, "Sottoscrizione elettronica ex art.20 CAD", List.of());

    public AttributeSet {
        attributes = List.copyOf(attributes);
    }
}
