package it.varco.cns.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The subject's attributes as they stand in the certificate. Never the name as one text: how that is written depends on
 * who writes it, and a value may hold whatever separates two of them.
 */
record Subject(X500Name name) {

    private static final int LONGEST_NAME = 100;

    /** Every value of that attribute, those of relative names with several attributes included. */
    List<String> values(ASN1ObjectIdentifier attribute) {
        List<String> values = new ArrayList<>();
        for (RDN relative : name.getRDNs()) {
            for (AttributeTypeAndValue pair : relative.getTypesAndValues()) {
                if (pair.getType().equals(attribute)) {
                    values.add(text(pair));
                }
            }
        }
        return values;
    }

    /** A name of the person, if there is exactly one that can be shown. */
    Optional<String> personalName(ASN1ObjectIdentifier attribute) {
        List<String> values = values(attribute);
        return values.size() == 1
                ? Optional.of(values.get(0).strip())
                        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME)
                        .filter(text -> text.codePoints().noneMatch(Character::isISOControl))
                : Optional.empty();
    }

    boolean hasOneCommonName() {
        return values(BCStyle.CN).size() == 1;
    }

    private static String text(AttributeTypeAndValue pair) {
        if (pair.getValue() instanceof ASN1String text) {
            return text.getString();
        }
        throw new IllegalArgumentException("an attribute that is no text");
    }
}
