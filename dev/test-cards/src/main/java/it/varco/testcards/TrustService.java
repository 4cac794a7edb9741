package it.varco.testcards;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * One service of a trusted list: an authority, and what the supervisor says of it (ETSI TS 119 612 §5.5).
 *
 * @param certificate the authority's
 * @param type what the service does
 * @param status what it is recognised as
 * @param since since when
 */
public record TrustService(X509Certificate certificate, Type type, Status status, Instant since) {
    private static final Instant REFORM = Instant.parse("2016-07-01T00:00:00Z");

    /** What a service does. */
    public enum Type {
        /** Verifies identities: authorities of CNS and CIE are of this type, and others. */
        IDENTITY_VERIFICATION("http://uri.etsi.org/TrstSvc/Svctype/IdV"),
        /** Issues qualified certificates, with which one signs documents. */
        QUALIFIED_CERTIFICATES("http://uri.etsi.org/TrstSvc/Svctype/CA/QC");

        private final String uri;

        Type(String uri) {
            this.uri = uri;
        }

        String uri() {
            return uri;
        }
    }

    /** What a service is recognised as. */
    public enum Status {
        /** By national law: authorities of CNS and CIE. */
        RECOGNISED_AT_NATIONAL_LEVEL("recognisedatnationallevel"),
        /** Not any more, by national law. */
        DEPRECATED_AT_NATIONAL_LEVEL("deprecatedatnationallevel"),
        /** Qualified. */
        GRANTED("granted"),
        /** Qualified no more. */
        WITHDRAWN("withdrawn");

        private final String name;

        Status(String name) {
            this.name = name;
        }

        String uri() {
            return "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/" + name;
        }
    }

    /** Checks that nothing is missing. */
    public TrustService {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(since, "since");
    }

    /** An authority of cards as it is on the Italian list, since the reform of July 2016. */
    public static TrustService of(X509Certificate certificate) {
        return new TrustService(certificate, Type.IDENTITY_VERIFICATION, Status.RECOGNISED_AT_NATIONAL_LEVEL, REFORM);
    }

    /** The same with another type. */
    public TrustService withType(Type value) {
        return new TrustService(certificate, value, status, since);
    }

    /** The same with another status. */
    public TrustService withStatus(Status value) {
        return new TrustService(certificate, type, value, since);
    }

    /** The same, since another instant. */
    public TrustService withSince(Instant value) {
        return new TrustService(certificate, type, status, value);
    }
}
