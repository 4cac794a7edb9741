package it.varco.spid.lint;

import static it.varco.spid.lint.DocumentRules.holds;
import static it.varco.spid.lint.LintRule.error;
import static it.varco.spid.lint.LintRule.warning;

import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The body's names. */
final class OrganizationRules {

    private static final String RULES = "SPID technical rules, metadata";
    private static final String NAME = "OrganizationName";
    private static final String URL = "OrganizationURL";
    private static final List<String> PARTS = List.of(NAME, "OrganizationDisplayName", URL);
    private static final ElementOrder CHILDREN = ElementOrder.of(Saml.METADATA_NS, PARTS.toArray(new String[0]));

    /** Shorter names in capitals are acronyms. */
    private static final int LONGEST_ACRONYM = 10;

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M40",
                    "there is exactly one Organization",
                    RULES,
                    document -> holds(document.organization().isPresent(), "Organization")),
            error(
                    "SPID-M41",
                    "OrganizationName, OrganizationDisplayName and OrganizationURL are there in Italian",
                    RULES,
                    document -> document.organization().stream()
                            .flatMap(organization -> PARTS.stream())
                            .filter(name -> document.organization(name).isEmpty())),
            error(
                    "SPID-M42",
                    "name, display name and URL are in the same languages, each once",
                    RULES,
                    document -> document.organization().stream()
                            .filter(organization -> PARTS.stream()
                                            .map(name -> languages(organization, name))
                                            .distinct()
                                            .count()
                                    > 1)
                            .map(organization -> "Organization")),
            warning(
                    "SPID-M43",
                    "the full name is written as the body writes it, not in capitals",
                    RULES,
                    document -> document.organization(NAME).stream()
                            .filter(name -> name.length() > LONGEST_ACRONYM)
                            .filter(name -> name.equals(name.toUpperCase(Locale.ITALIAN)))
                            .map(name -> NAME)),
            error(
                    "SPID-M44",
                    "OrganizationURL is the address of a site",
                    RULES,
                    document -> document.organization(URL).stream()
                            .filter(url -> !WebAddress.isWeb(url))
                            .map(url -> URL)),
            error(
                    "SPID-M45",
                    "the parts of Organization are name, display name, URL, in this order",
                    "AgID's schema of notice 29",
                    document -> document.organization().stream().flatMap(CHILDREN::strangers)));

    private OrganizationRules() {}

    private static List<String> languages(XmlElement organization, String name) {
        return organization.children(Saml.METADATA_NS, name).stream()
                .map(MetadataUnderLint::language)
                .sorted()
                .toList();
    }

    static Stream<String> differing(Optional<String> one, Optional<String> other, String place) {
        return holds(one.isEmpty() || other.isEmpty() || one.equals(other), place);
    }
}
