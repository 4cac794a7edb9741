package it.varco.spid.lint;

import static it.varco.spid.lint.LintRule.error;
import static it.varco.spid.lint.LintRule.warning;

import it.varco.spid.certificate.AgidPolicies;
import it.varco.spid.certificate.OrganizationIdentifier;
import it.varco.spid.certificate.SubjectAttribute;
import it.varco.spid.lint.MetadataUnderLint.Contact;
import it.varco.spid.lint.MetadataUnderLint.Published;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Sector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The certificates that sign. Behind an aggregator either body may be the certificate's: the notices that could be read do
 * not say which.
 */
final class CertificateRules {

    private static final String NOTICE = "AgID notice 29 version 3";
    private static final String TOOLS = "AgID's tools";
    private static final int SMALLEST_RSA_BITS = 2048;
    private static final Duration NEAR = Duration.ofDays(60);
    private static final Pattern IDENTIFIER =
            Pattern.compile("PA:IT-\\S{1,16}|VAT[A-Z]{2}-[0-9A-Z]{2,13}|CF:IT-(\\d{11}|[A-Z0-9]{16})");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> DIGESTS = Set.of("SHA256WITHRSA", "SHA384WITHRSA", "SHA512WITHRSA");
    private static final List<String> A_PERSONS = List.of("2.5.4.41", "2.5.4.4", "2.5.4.42", "2.5.4.43", "2.5.4.65");

    static final List<LintRule> ALL = List.of(
            error("SPID-M76", "keys are RSA of 2048 bits at least", NOTICE, not(CertificateRules::isStrong)),
            error(
                    "SPID-M77",
                    "certificates are signed with SHA-256 or more",
                    NOTICE,
                    not(certificate ->
                            DIGESTS.contains(certificate.getSigAlgName().toUpperCase(Locale.ROOT)))),
            error(
                    "SPID-M78",
                    "the certificate’s commonName is OrganizationDisplayName",
                    NOTICE,
                    disagreeing((document, certificate) -> document.aggregator().isPresent()
                            || agrees(
                                    certificate,
                                    SubjectAttribute.COMMON_NAME,
                                    document.organization("OrganizationDisplayName").stream()))),
            error(
                    "SPID-M79",
                    "the certificate’s organizationName is OrganizationName, or the aggregator’s",
                    NOTICE,
                    disagreeing((document, certificate) -> agrees(
                            certificate,
                            SubjectAttribute.ORGANIZATION,
                            Stream.concat(
                                    document.organization("OrganizationName").stream(),
                                    document.aggregator().flatMap(Contact::company).stream())))),
            error(
                    "SPID-M80",
                    "the certificate’s uri, an attribute of its subject, is the entityID; an aggregator’s may be what all"
                            + " its entityIDs begin with",
                    NOTICE,
                    disagreeing(CertificateRules::hasTheUri)),
            error(
                    "SPID-M81",
                    "the certificate’s organizationIdentifier is made of the code of the body, or of the aggregator",
                    NOTICE,
                    disagreeing(CertificateRules::hasTheIdentifier)),
            error(
                    "SPID-M82",
                    "the certificate’s countryName is two letters",
                    NOTICE,
                    not(certificate -> SubjectAttribute.COUNTRY
                            .of(certificate)
                            .filter(COUNTRY.asMatchPredicate())
                            .isPresent())),
            error(
                    "SPID-M83",
                    "the certificate’s localityName is there",
                    NOTICE,
                    not(certificate -> SubjectAttribute.LOCALITY.of(certificate).isPresent())),
            error(
                    "SPID-M84",
                    "the certificate names no person",
                    NOTICE,
                    not(certificate -> A_PERSONS.stream()
                            .allMatch(name ->
                                    SubjectAttribute.values(certificate, name).isEmpty()))),
            error(
                    "SPID-M85",
                    "the certificate has the policy of its sector’s service providers, or aggregators",
                    NOTICE,
                    disagreeing(CertificateRules::hasThePolicy)),
            warning(
                    "SPID-M86",
                    "the certificate has the policy 1.3.76.16.6",
                    TOOLS,
                    not(certificate -> CertificatePolicy.of(certificate).contains(AgidPolicies.CERTIFICATE))),
            error(
                    "SPID-M87",
                    "the certificate says, not critically, that it is no authority’s",
                    TOOLS,
                    not(certificate -> certificate.getBasicConstraints() == -1
                            && certificate.getNonCriticalExtensionOIDs() != null
                            && certificate.getNonCriticalExtensionOIDs().contains("2.5.29.19"))),
            error(
                    "SPID-M88",
                    "the certificate says, critically, that its key makes signatures and seals and nothing else",
                    TOOLS,
                    not(CertificateRules::onlySigns)),
            error(
                    "SPID-M89",
                    "a private body’s certificate is issued by AgID’s authority, not by the body itself",
                    "AgID notice 23 version 2",
                    disagreeing((document, certificate) -> document.sector()
                                    .filter(Sector.PRIVATE::equals)
                                    .isEmpty()
                            || !certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal()))),
            error(
                    "SPID-M90",
                    "no certificate has expired, and the first one is valid already",
                    NOTICE,
                    CertificateRules::outOfDate),
            warning(
                    "SPID-M91",
                    "the certificate ends within sixty days: publish its successor beside it and file the metadata",
                    "good practice: AgID and every identity provider need their time",
                    document -> document.signing().stream()
                            .filter(published -> isAfter(published, document.now())
                                    && !isAfter(published, document.now().plus(NEAR)))
                            .map(Published::place)),
            warning("SPID-M92", "no certificate is published twice", "good practice", CertificateRules::repeated));

    private CertificateRules() {}

    private static Function<MetadataUnderLint, Stream<String>> not(Predicate<X509Certificate> holds) {
        return disagreeing((document, certificate) -> holds.test(certificate));
    }

    private static Function<MetadataUnderLint, Stream<String>> disagreeing(
            BiPredicate<MetadataUnderLint, X509Certificate> holds) {
        return document -> document.signing().stream()
                .filter(published -> !holds.test(document, published.certificate()))
                .map(Published::place);
    }

    private static boolean isStrong(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= SMALLEST_RSA_BITS;
    }

    /** Where the document lacks what to compare with, another rule says so. */
    private static boolean agrees(X509Certificate certificate, SubjectAttribute attribute, Stream<String> allowed) {
        Set<String> names = allowed.collect(Collectors.toSet());
        return names.isEmpty()
                || attribute.of(certificate).filter(names::contains).isPresent();
    }

    private static boolean hasTheUri(MetadataUnderLint document, X509Certificate certificate) {
        Optional<String> uri = SubjectAttribute.URI.of(certificate);
        return document.aggregator().isPresent()
                ? uri.filter(start -> document.entityId().startsWith(start)).isPresent()
                : uri.equals(Optional.of(document.entityId()));
    }

    private static boolean hasTheIdentifier(MetadataUnderLint document, X509Certificate certificate) {
        Optional<String> identifier = SubjectAttribute.ORGANIZATION_IDENTIFIER.of(certificate);
        Set<String> expected = document.others()
                .flatMap(contact -> Arrays.stream(Sector.values())
                        .filter(sector -> contact.sector().map(sector::equals).orElse(true))
                        .flatMap(sector -> OrganizationIdentifier.of(sector, codes(contact)).stream()))
                .collect(Collectors.toSet());
        return identifier.filter(IDENTIFIER.asMatchPredicate()).isPresent()
                && (expected.isEmpty() || expected.contains(identifier.get()));
    }

    private static BodyCodes codes(Contact contact) {
        return new BodyCodes(contact.code("IPACode"), contact.code("VATNumber"), contact.code("FiscalCode"));
    }

    private static boolean hasThePolicy(MetadataUnderLint document, X509Certificate certificate) {
        Set<String> policies = CertificatePolicy.of(certificate);
        boolean aggregated = document.aggregator().isPresent();
        return Arrays.stream(Sector.values())
                .filter(sector ->
                        aggregated || document.sector().map(sector::equals).orElse(true))
                .anyMatch(sector -> policies.contains(AgidPolicies.serviceProvider(sector))
                        || aggregated && policies.contains(AgidPolicies.aggregator(sector)));
    }

    private static boolean onlySigns(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null
                && usage[0]
                && usage[1]
                && IntStream.range(2, usage.length).noneMatch(bit -> usage[bit])
                && certificate.getCriticalExtensionOIDs().contains("2.5.29.15");
    }

    private static Stream<String> outOfDate(MetadataUnderLint document) {
        List<Published> signing = document.signing();
        return signing.stream()
                .filter(published -> !isAfter(published, document.now())
                        || published.equals(signing.get(0))
                                && published
                                        .certificate()
                                        .getNotBefore()
                                        .toInstant()
                                        .isAfter(document.now()))
                .map(Published::place);
    }

    private static boolean isAfter(Published published, Instant instant) {
        return published.certificate().getNotAfter().toInstant().isAfter(instant);
    }

    private static Stream<String> repeated(MetadataUnderLint document) {
        Set<X509Certificate> seen = new HashSet<>();
        return document.signing().stream()
                .filter(published -> !seen.add(published.certificate()))
                .map(Published::place);
    }
}
