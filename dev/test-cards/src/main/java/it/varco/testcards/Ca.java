package it.varco.testcards;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The test authorities, and who signs trusted lists. A name says who the real ones are; none of these is one of them. */
public enum Ca {
    /** A Region's CNS authority, self-signed. */
    CNS(Names.CNS, "cns", "cns"),
    /** The root of CIE. */
    CIE_ROOT(Names.CIE_ROOT, "cie-root", "cie-root"),
    /** Issues CIE cards, below the root; may have no authority below itself. */
    CIE(Names.cie("Issuing sub CA for the Example Electronic Identity Card - SUBCA1"), CIE_ROOT, "cie"),
    /** Issues CIE cards, below the root, under a common name of 66 characters where X.520 allows 64. */
    CIE_LONG_NAME(
            Names.cie("Issuing sub CA for the Example Electronic Identity Card - SUBCA002"), CIE_ROOT, "cie-long"),
    /** The second root of CIE: the name of the first, another key. */
    CIE_ROOT_TWIN(Names.CIE_ROOT, "cie-root-twin", "cie-root-twin"),
    /** Somebody's own authority. */
    ROGUE(Names.of("IT", "Chiunque S.r.l.", "Certificati per tutti", "Chiunque - CA Cittadini"), "rogue", "rogue"),
    /** A forger's authority with the name and the key identifier of {@link #CNS}, and another key. */
    CNS_CLONE(Names.CNS, "cns-clone", "cns"),
    /** Signs trusted lists. */
    LIST_SIGNER(Names.of("IT", "Agenzia di Prova", "Elenco", "Firma dell'elenco 1"), "list-signer", "list-signer"),
    /** Signs trusted lists too, in turn with the first. */
    SECOND_LIST_SIGNER(
            Names.of("IT", "Agenzia di Prova", "Elenco", "Firma dell'elenco 2"),
            "second-list-signer",
            "second-list-signer");

    private final X500Name subject;
    private final Optional<Ca> issuer;
    private final String keyOwner;
    private final String identifiedAs;

    Ca(X500Name subject, String keyOwner, String identifiedAs) {
        this.subject = subject;
        this.issuer = Optional.empty();
        this.keyOwner = keyOwner;
        this.identifiedAs = identifiedAs;
    }

    Ca(X500Name subject, Ca issuer, String keyOwner) {
        this.subject = subject;
        this.issuer = Optional.of(issuer);
        this.keyOwner = keyOwner;
        this.identifiedAs = keyOwner;
    }

    /** What it is called in addresses and file names: {@code cie-root}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    X500Name subject() {
        return subject;
    }

    /** Whose signature is on its certificate; nobody: its own. */
    Optional<Ca> issuer() {
        return issuer;
    }

    String keyOwner() {
        return keyOwner;
    }

    /** Whose key its key identifier is taken from. */
    String identifiedAs() {
        return identifiedAs;
    }

    /** The certificate policy in its own certificate, which the authorities of CIE have. */
    Optional<String> policy() {
        return switch (this) {
            case CIE_ROOT, CIE_ROOT_TWIN -> Optional.of("1.3.76.47.1");
            case CIE, CIE_LONG_NAME -> Optional.of("1.3.76.47.2");
            default -> Optional.empty();
        };
    }

    boolean signsLists() {
        return List.of(LIST_SIGNER, SECOND_LIST_SIGNER).contains(this);
    }

    /** In a class of its own, since an enum's constants come before its other fields. */
    private static final class Names {
        static final X500Name CNS =
                of("IT", "Test QTSP S.p.A.", "Servizi di Certificazione", "Regione Prova - CA Cittadini 2020");
        static final X500Name CIE_ROOT = cie("Root CA for the Example Electronic Identity Card");

        static X500Name cie(String commonName) {
            return of("IT", "Ministero di Prova", "Direz. Centr. per i Servizi di Prova", commonName);
        }

        static X500Name of(String country, String organisation, String unit, String commonName) {
            return new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, country)
                    .addRDN(BCStyle.O, organisation)
                    .addRDN(BCStyle.OU, unit)
                    .addRDN(BCStyle.CN, commonName)
                    .build();
        }
    }
}
