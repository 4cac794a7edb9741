package it.varco.spid.lint;

import static it.varco.spid.lint.LintRule.error;
import static it.varco.spid.lint.LintRule.warning;

import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The document as a whole. */
final class DocumentRules {

    private static final String ROOT = "EntityDescriptor";
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final ElementOrder CHILDREN =
            ElementOrder.of(Saml.METADATA_NS, "Signature", "SPSSODescriptor", "Organization", "ContactPerson");

    static final LintRule READABLE = error(
            "SPID-M01",
            "the document is well-formed XML, without DOCTYPE and comments, of at most 1 MB",
            "SPID technical rules, metadata",
            document -> Stream.empty());

    static final LintRule ONE_ENTITY = error(
            "SPID-M02",
            "the document is one md:EntityDescriptor",
            "AgID's schema of notice 29",
            document -> holds(isEntity(document.root()), "the root"));

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M03",
                    "the entityID is an https URL of at most 1024 characters, without port, query and fragment",
                    "SPID technical rules, metadata; AgID's tools",
                    document -> holds(WebAddress.isEntityId(document.entityId()), ROOT + "/@entityID")),
            error(
                    "SPID-M04",
                    "the document has an ID, to which its signature points",
                    "SPID technical rules, metadata",
                    document -> holds(
                            document.root()
                                    .attribute("ID")
                                    .filter(ID.asMatchPredicate())
                                    .isPresent(),
                            ROOT + "/@ID")),
            error(
                    "SPID-M05",
                    "one signature is the first child of the document",
                    "AgID's schema of notice 29",
                    document -> holds(isSignedFirst(document.root()), ROOT + "/Signature")),
            error(
                    "SPID-M06",
                    "the signature is right, with RSA of 2048 bits and SHA-256 or more, and of a key that is published to sign",
                    "SPID technical rules, metadata; AgID's tools",
                    document -> holds(
                            !isSignedFirst(document.root())
                                    || document.signing().isEmpty()
                                    || EnvelopedSignature.isValidInMetadata(
                                            document.root(),
                                            document.signing().stream()
                                                    .map(published -> published
                                                            .certificate()
                                                            .getPublicKey())
                                                    .toList()),
                            ROOT + "/Signature")),
            error(
                    "SPID-M07",
                    "the parts are Signature, SPSSODescriptor, Organization, ContactPerson, in this order and no others",
                    "AgID's schema of notice 29",
                    document -> CHILDREN.strangers(document.root())),
            warning(
                    "SPID-M08",
                    "validUntil and cacheDuration are not needed: what is filed stays until it is filed anew",
                    "AgID's schema of notice 29",
                    document -> Stream.of("validUntil", "cacheDuration")
                            .filter(name -> document.root().attribute(name).isPresent())
                            .map(name -> ROOT + "/@" + name)));

    private DocumentRules() {}

    static Stream<String> holds(boolean holds, String otherwise) {
        return holds ? Stream.empty() : Stream.of(otherwise);
    }

    private static boolean isEntity(XmlElement root) {
        return root.is(Saml.METADATA_NS, ROOT);
    }

    private static boolean isSignedFirst(XmlElement root) {
        List<XmlElement> children = root.children();
        return !children.isEmpty()
                && children.get(0).is(Saml.SIGNATURE_NS, "Signature")
                && root.children(Saml.SIGNATURE_NS, "Signature").size() == 1;
    }
}
