package it.varco.spid.certificate;

import it.varco.spid.metadata.Sector;

/** The certificate policies of SPID. Source: SPID technical rules, metadata, and the checks of AgID's tools. */
public final class AgidPolicies {

    /** Every certificate of AgID's profile. */
    public static final String CERTIFICATE = "1.3.76.16.6";

    private AgidPolicies() {}

    /** Service providers of a sector. */
    public static String serviceProvider(Sector sector) {
        return switch (sector) {
            case PUBLIC -> "1.3.76.16.4.2.1";
            case PRIVATE -> "1.3.76.16.4.3.1";
        };
    }

    /** Aggregators of a sector. */
    public static String aggregator(Sector sector) {
        return switch (sector) {
            case PUBLIC -> "1.3.76.16.4.2.2";
            case PRIVATE -> "1.3.76.16.4.3.2";
        };
    }

    static String notice(Sector sector) {
        return switch (sector) {
            case PUBLIC -> "cert_SP_Pub";
            case PRIVATE -> "cert_SP_Priv";
        };
    }
}
