package it.varco.cns.revocation;

import java.util.List;
import java.util.Locale;

/** Which sources are asked, and in which order. */
public enum RevocationMode {
    /** Nobody is asked: for tests and for bodies that know from elsewhere. */
    OFF(List.of()),
    /** The responder first, the list where it gives no answer. */
    OCSP_THEN_CRL(List.of(Source.OCSP, Source.CRL)),
    /** The list alone. */
    CRL_ONLY(List.of(Source.CRL)),
    /** The responder alone. */
    OCSP_ONLY(List.of(Source.OCSP));

    /** Where the status of a certificate is published. */
    enum Source {
        OCSP,
        CRL
    }

    private final List<Source> sources;

    RevocationMode(List<Source> sources) {
        this.sources = sources;
    }

    /** What the options call it: {@code ocsp-then-crl}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Source> sources() {
        return sources;
    }
}
