package it.varco.spid.certificate;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;

/** The attributes of a certificate's subject that AgID's profile speaks of. Source: AgID notice 29 version 3. */
public enum SubjectAttribute {
    COMMON_NAME("2.5.4.3"),
    COUNTRY("2.5.4.6"),
    LOCALITY("2.5.4.7"),
    ORGANIZATION("2.5.4.10"),
    /** The entity id; it is no alternative name. */
    URI("2.5.4.83"),
    ORGANIZATION_IDENTIFIER("2.5.4.97");

    private final String identifier;

    SubjectAttribute(String identifier) {
        this.identifier = identifier;
    }

    /** The one value; empty where there is none, or more than one. */
    public Optional<String> of(X509Certificate certificate) {
        List<String> found = values(certificate, identifier);
        return found.size() == 1 ? Optional.of(found.get(0)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /** All values of any attribute, by its object identifier. */
    public static List<String> values(X509Certificate certificate, String identifier) {
        ASN1ObjectIdentifier wanted = new ASN1ObjectIdentifier(identifier);
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs())
                .flatMap(part -> Arrays.stream(part.getTypesAndValues()))
                .filter(pair -> pair.getType().equals(wanted))
                .map(AttributeTypeAndValue::getValue)
                .map(value -> value instanceof ASN1String text ? text.getString() : "")
                .toList();
    }
}
