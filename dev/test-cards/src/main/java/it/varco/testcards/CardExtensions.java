package it.varco.testcards;

import static it.varco.testcards.CertificateMaker.critical;
import static it.varco.testcards.CertificateMaker.extension;
import static it.varco.testcards.CertificateMaker.ordinary;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.UserNotice;

/** The extensions that a recipe asks for. */
final class CardExtensions {
    /** Nothing listens there: who follows the address notices at once. */
    private static final String LDAP = "ldap://127.0.0.1:1/CN=Lista,O=Test%20QTSP,C=IT?certificateRevocationList";

    private static final String PRACTICE_STATEMENT = "http://carte.example.it/cps.pdf";

    /** Words about the CNS, with its policy: only the policy itself makes a card one. */
    private static final PolicyQualifierInfo NOTICE_THAT_NAMES_CNS = new PolicyQualifierInfo(
            PolicyQualifierId.id_qt_unotice, new UserNotice(null, "Carta nazionale dei servizi, " + Recipe.CNS_POLICY));

    private CardExtensions() {}

    /** The holder's e-mail address as another name of the subject. */
    static Extension eMail(Holder holder) {
        return ordinary(
                Extension.subjectAlternativeName,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, holder.eMail())));
    }

    static List<Extension> of(Recipe recipe, URI responder) {
        List<Extension> extensions = new ArrayList<>();
        extensions.add(
                critical(Extension.basicConstraints, new BasicConstraints(recipe.type() == Recipe.Type.AUTHORITY)));
        if (!recipe.uses().isEmpty()) {
            extensions.add(critical(Extension.keyUsage, KeyUse.together(recipe.uses())));
        }
        if (!recipe.purposes().oids().isEmpty()) {
            extensions.add(
                    extension(Extension.extendedKeyUsage, recipe.purposes().weight(), purposes(recipe.purposes())));
        }
        if (!recipe.policies().isEmpty()) {
            extensions.add(ordinary(Extension.certificatePolicies, policies(recipe.policies())));
        }
        extensions.addAll(pointers(recipe.pointers(), Paths.of(recipe.issuer()), responder));
        return extensions;
    }

    static ExtendedKeyUsage purposes(Purposes purposes) {
        return new ExtendedKeyUsage(purposes.oids().stream()
                .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                .toArray(KeyPurposeId[]::new));
    }

    static Extension listAt(String... addresses) {
        return ordinary(
                Extension.cRLDistributionPoints,
                new CRLDistPoint(Stream.of(addresses)
                        .map(CardExtensions::location)
                        .map(location -> new DistributionPoint(
                                new DistributionPointName(new GeneralNames(location)), null, null))
                        .toArray(DistributionPoint[]::new)));
    }

    private static CertificatePolicies policies(List<String> oids) {
        return new CertificatePolicies(oids.stream()
                .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid), new DERSequence(new ASN1Encodable[] {
                    new PolicyQualifierInfo(PRACTICE_STATEMENT), NOTICE_THAT_NAMES_CNS
                })))
                .toArray(PolicyInformation[]::new));
    }

    private static List<Extension> pointers(Pointers pointers, Paths paths, URI responder) {
        String list = responder + paths.list();
        return switch (pointers) {
            case OCSP_AND_LIST -> List.of(access(paths, responder), listAt(LDAP, list));
            case LIST_ONLY -> List.of(listAt(LDAP, list));
            case LIST_OF_ITS_OWN -> List.of(listAt(LDAP, list + "?of=" + UUID.randomUUID()));
            case OCSP_ONLY -> List.of(access(paths, responder));
            case OCSP_AND_LDAP -> List.of(access(paths, responder), listAt(LDAP));
            case LDAP_ONLY -> List.of(listAt(LDAP));
            case NONE -> List.of();
        };
    }

    /** The authority's certificate comes first, as on many real cards: not every address of this extension is OCSP's. */
    private static Extension access(Paths paths, URI responder) {
        return ordinary(Extension.authorityInfoAccess, new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_caIssuers, location(responder + paths.certificate())),
            new AccessDescription(AccessDescription.id_ad_ocsp, location(responder + paths.ocsp()))
        }));
    }

    private static GeneralName location(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
