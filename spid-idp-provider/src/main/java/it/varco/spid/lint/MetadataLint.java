package it.varco.spid.lint;

import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import it.varco.spid.xml.XmlElement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says everything that somebody would refuse in a service provider's metadata, be they ours or anybody's. */
public enum MetadataLint {
    /** What SPID's documents have to be. */
    AGID(Stream.of(
            DocumentRules.ALL,
            RoleRules.ALL,
            AttributeSetRules.ALL,
            OrganizationRules.ALL,
            ContactRules.ALL,
            BillingRules.ALL,
            AggregatorRules.ALL,
            CertificateRules.ALL)),

    /** What CIE's have to be: much the same, with a role, sets and contacts of their own. */
    MINISTRY(Stream.of(CieRules.SHARED, CieRules.ALL, CieContactRules.ALL));

    /** Longer documents are not read. */
    public static final int LONGEST = 1 << 20;

    private final List<LintRule> rules;

    MetadataLint(Stream<List<LintRule>> rules) {
        this.rules = rules.flatMap(List::stream).toList();
    }

    /**
     * What a rule says, for whoever explains it.
     *
     * @param code the code that the page of codes explains
     */
    public record Rule(String code, LintLevel level, String text, String source) {}

    /** All rules, by code. */
    public List<Rule> rules() {
        return Stream.concat(Stream.of(DocumentRules.READABLE, DocumentRules.ONE_ENTITY), rules.stream())
                .map(rule -> new Rule(rule.code(), rule.level(), rule.text(), rule.source()))
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }

    /** Everything that the document breaks at that instant, by code. */
    public List<LintFinding> examine(byte[] document, Instant now) {
        if (document.length > LONGEST) {
            return List.of(DocumentRules.READABLE.finding("the document"));
        }
        MetadataUnderLint metadata;
        try {
            metadata = new MetadataUnderLint(
                    new XmlElement(StrictXml.parse(document).getDocumentElement()), now);
        } catch (MalformedXmlException unreadable) {
            return List.of(DocumentRules.READABLE.finding("the document"));
        }
        List<LintFinding> noEntity = DocumentRules.ONE_ENTITY.examine(metadata).toList();
        return noEntity.isEmpty()
                ? rules.stream()
                        .flatMap(rule -> rule.examine(metadata))
                        .sorted(Comparator.comparing(LintFinding::code).thenComparing(LintFinding::subject))
                        .toList()
                : noEntity;
    }
}
