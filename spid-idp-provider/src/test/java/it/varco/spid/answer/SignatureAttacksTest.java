package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RESPONSE;
import static it.varco.spid.answer.TestAnswers.afterIssuer;
import static it.varco.spid.answer.TestAnswers.append;
import static it.varco.spid.answer.TestAnswers.empty;
import static it.varco.spid.answer.TestAnswers.genuine;
import static it.varco.spid.answer.TestAnswers.judge;
import static it.varco.spid.answer.TestAnswers.remove;
import static it.varco.spid.answer.TestAnswers.repeat;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.sign;
import static it.varco.spid.answer.TestAnswers.violations;
import static it.varco.spid.answer.TestAnswers.write;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import it.varco.spid.TestSignature;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.xml.Saml;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What other implementations have been broken by; each attack is one change to an answer that is accepted without it. */
class SignatureAttacksTest {

    private static final String IN_ASSERTION = ASSERTION + "/ds:Signature";
    private static final String IN_RESPONSE = RESPONSE + "/ds:Signature";
    private static final String SIGNED_INFO = IN_ASSERTION + "/ds:SignedInfo";
    private static final String REFERENCE = SIGNED_INFO + "/ds:Reference";

    /** The positive twin of all below: the same tool, with nothing changed. */
    @Test
    void acceptsTheOneFormOfSignature() {
        assertThat(violations(signedBy(signature -> signature))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestSignature.RSA_SHA256, TestSignature.RSA_SHA384, TestSignature.RSA_SHA512})
    void acceptsRsaWithSha2(String method) {
        assertThat(violations(signedBy(signature -> signature.method(method)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DigestMethod.SHA256, TestSignature.SHA384, DigestMethod.SHA512})
    void acceptsDigestOfSha2(String digest) {
        assertThat(violations(signedBy(signature -> signature.digest(digest)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weakened")
    void refusesSignatureOfAnyOtherForm(String what, UnaryOperator<TestSignature> weakening) {
        assertThat(violations(signedBy(weakening))).containsExactly("SPID-004");
    }

    static Stream<Arguments> weakened() {
        return Stream.of(
                weakening("SHA-1 in the signature", signature -> signature.method(TestSignature.RSA_SHA1)),
                weakening("SHA-1 in the digest", signature -> signature.digest(DigestMethod.SHA1)),
                // The public key is no secret, so anybody can make this one.
                weakening(
                        "HMAC with the public key",
                        signature -> signature
                                .method(TestSignature.HMAC_SHA256)
                                .key(new SecretKeySpec(TestKeys.UNO.verifying().getEncoded(), "HmacSHA256"))),
                weakening(
                        "the key in KeyInfo",
                        signature -> signature.key(TestKeys.STRANGER.signing()).keyInfo(TestKeys.STRANGER)),
                weakening(
                        "a stranger's key and the right certificate",
                        signature -> signature.key(TestKeys.STRANGER.signing()).keyInfo(TestKeys.UNO)),
                weakening(
                        "inclusive canonicalisation",
                        signature -> signature.canonicalization(CanonicalizationMethod.INCLUSIVE)),
                weakening(
                        "canonicalisation with comments",
                        signature -> signature.canonicalization(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)),
                weakening(
                        "inclusive canonicalisation of the element",
                        signature -> signature.transforms(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE)),
                weakening("no canonicalisation of the element", signature -> signature.transforms(Transform.ENVELOPED)),
                weakening(
                        "transforms the other way round",
                        signature -> signature.transforms(CanonicalizationMethod.EXCLUSIVE, Transform.ENVELOPED)),
                weakening(
                        "a transform twice",
                        signature -> signature.transforms(
                                Transform.ENVELOPED,
                                CanonicalizationMethod.EXCLUSIVE,
                                CanonicalizationMethod.EXCLUSIVE)),
                weakening("the whole document", signature -> signature.references("")),
                weakening("two references", signature -> signature.references("#_assertion", "#_assertion")),
                weakening("one more reference, to the document", signature -> signature.references("#_assertion", "")),
                // AgID's validator, case xslt: a stylesheet makes of a changed assertion the text that was signed.
                weakening(
                        "XSLT",
                        signature -> signature
                                .stylesheet(Dom.read(STYLESHEET).getDocumentElement())
                                .transforms(Transform.ENVELOPED, Transform.XSLT, CanonicalizationMethod.EXCLUSIVE)));
    }

    private static final String STYLESHEET = """
            <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\
            <xsl:template match="/"><signed/></xsl:template></xsl:stylesheet>""";

    /** No key comes from there, so nothing depends on it; AgID's rules want it, and readers of the standard don't. */
    @ParameterizedTest
    @MethodSource("keyInfos")
    void acceptsWhateverKeyInfoSays(Edit keyInfo) {
        assertThat(violations(TestAnswers.answer(Signed.ASSERTION, Edit.NONE, keyInfo)))
                .isEmpty();
    }

    static Stream<Edit> keyInfos() {
        return Stream.of(
                remove(IN_ASSERTION + "/ds:KeyInfo"),
                empty(IN_ASSERTION + "/ds:KeyInfo/ds:X509Data"),
                write(IN_ASSERTION + "/ds:KeyInfo/ds:X509Data/ds:X509Certificate", TestKeys.STRANGER.base64()));
    }

    /** The registry may hold a key from before the rule. */
    @Test
    void refusesKeyShorterThan2048BitsThoughItIsTheProviders() {
        Document document = TestAnswers.answer(TestRegistry.UNO, TestKeys.WEAK, Signed.ASSERTION, Edit.NONE, Edit.NONE);
        assertThat(judge(document, TestRegistry.UNO.entry(TestKeys.WEAK))).isInstanceOf(Verdict.Refused.class);
        // The twin is signed in the same way.
        assertThat(judge(genuine(Signed.ASSERTION), TestRegistry.UNO.entry(TestKeys.WEAK, TestKeys.UNO)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mangled")
    void refusesSignatureThatWasTamperedWith(String what, Edit tampering) {
        assertThat(violations(TestAnswers.answer(Signed.ASSERTION, Edit.NONE, tampering)))
                .contains("SPID-004");
    }

    static Stream<Arguments> mangled() {
        return Stream.of(
                tampering("the signature stripped", remove(IN_ASSERTION)),
                tampering("the signature empty", empty(IN_ASSERTION)),
                tampering("the signature twice", repeat(IN_ASSERTION)),
                tampering("no SignedInfo", remove(SIGNED_INFO)),
                tampering("SignedInfo empty", empty(SIGNED_INFO)),
                tampering("SignedInfo twice", repeat(SIGNED_INFO)),
                tampering("no SignatureValue", remove(IN_ASSERTION + "/ds:SignatureValue")),
                tampering("SignatureValue empty", empty(IN_ASSERTION + "/ds:SignatureValue")),
                tampering("SignatureValue no base64", write(IN_ASSERTION + "/ds:SignatureValue", "%%%")),
                tampering("SignatureValue of one letter", write(IN_ASSERTION + "/ds:SignatureValue", "A")),
                tampering("SignatureValue of another key", write(IN_ASSERTION + "/ds:SignatureValue", "AAAA")),
                tampering("no Reference", remove(REFERENCE)),
                tampering("Reference twice", repeat(REFERENCE)),
                tampering("no DigestValue", remove(REFERENCE + "/ds:DigestValue")),
                tampering("DigestValue empty", empty(REFERENCE + "/ds:DigestValue")),
                tampering("DigestValue twice", repeat(REFERENCE + "/ds:DigestValue")),
                tampering("DigestValue no base64", write(REFERENCE + "/ds:DigestValue", "A")),
                tampering("no DigestMethod", remove(REFERENCE + "/ds:DigestMethod")),
                tampering(
                        "MD5 in the digest",
                        set(REFERENCE + "/ds:DigestMethod", "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#md5")),
                tampering(
                        "RIPEMD in the digest",
                        set(REFERENCE + "/ds:DigestMethod", "Algorithm", DigestMethod.RIPEMD160)),
                tampering("no Transforms", remove(REFERENCE + "/ds:Transforms")),
                tampering("no SignatureMethod", remove(SIGNED_INFO + "/ds:SignatureMethod")),
                tampering("no algorithm", set(SIGNED_INFO + "/ds:SignatureMethod", "Algorithm", "")),
                tampering("a reference to another element", set(REFERENCE, "URI", "#_response")),
                tampering("a reference by XPointer", set(REFERENCE, "URI", "#xpointer(id('_assertion'))")),
                tampering("a reference to the document", set(REFERENCE, "URI", "")),
                tampering("a reference to the net", set(REFERENCE, "URI", "https://altro.example/assertion")),
                tampering("a reference to a file", set(REFERENCE, "URI", "file:///etc/passwd")),
                tampering("KeyInfo empty", empty(IN_ASSERTION + "/ds:KeyInfo")),
                tampering(
                        "a certificate that is none",
                        write(IN_ASSERTION + "/ds:KeyInfo/ds:X509Data/ds:X509Certificate", "AAAA")),
                tampering("an Object", append(IN_ASSERTION, "<ds:Object xmlns:ds=\"" + Saml.SIGNATURE_NS + "\"/>")),
                tampering("the ID of the Assertion changed", set(ASSERTION, "ID", "_other")),
                tampering("the ID of the Assertion at the Response too", set(RESPONSE, "ID", "_assertion")),
                tampering(
                        "the ID of the Assertion at another element, written Id",
                        set(RESPONSE + "/samlp:Status", "Id", "_assertion")),
                tampering(
                        "the ID of the Assertion at another element, written id",
                        set(RESPONSE + "/samlp:Status", "id", "_assertion")),
                tampering(
                        "the ID of the Assertion at the KeyInfo",
                        set(IN_ASSERTION + "/ds:KeyInfo", "Id", "_assertion")),
                tampering("the Assertion's ID written Id", document -> {
                    Element assertion = Dom.at(document, ASSERTION);
                    assertion.removeAttribute("ID");
                    assertion.setAttribute("Id", "_assertion");
                }),
                tampering("the signature at the end", document -> {
                    Element signature = Dom.at(document, IN_ASSERTION);
                    signature.getParentNode().appendChild(signature);
                }),
                tampering("the signature before the issuer", document -> {
                    Element signature = Dom.at(document, IN_ASSERTION);
                    Element assertion = Dom.at(document, ASSERTION);
                    assertion.insertBefore(signature, assertion.getFirstChild());
                }),
                tampering("the signature a grandchild", document -> {
                    Element signature = Dom.at(document, IN_ASSERTION);
                    Dom.at(document, ASSERTION + "/saml:Subject").appendChild(signature);
                }),
                tampering(
                        "another person",
                        write(
                                ASSERTION + "//saml:Attribute[@Name='fiscalNumber']/saml:AttributeValue",
                                "TINIT-" + TestAnswers.VICTIM)),
                tampering("another name", write(ASSERTION + "/saml:Subject/saml:NameID", "_other")),
                tampering("one attribute less", remove(ASSERTION + "//saml:Attribute[@Name='name']")));
    }

    /** Judged by its reference and not by its place: each element must be covered by the signature that it holds. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("misplaced")
    void refusesSignatureThatCoversAnotherElement(String what, Edit signing, String code) {
        assertThat(violations(TestAnswers.answer(Signed.NOTHING, Edit.NONE, signing)))
                .contains(code);
    }

    static Stream<Arguments> misplaced() {
        return Stream.of(
                Arguments.of(
                        "the Response's signature signs the Assertion",
                        (Edit) document -> signElsewhere(document, ASSERTION, RESPONSE),
                        "SPID-004"),
                Arguments.of(
                        "the Response's signature signs the Assertion, which is signed",
                        (Edit) document -> {
                            sign(document, ASSERTION, TestKeys.UNO);
                            signElsewhere(document, ASSERTION, RESPONSE);
                        },
                        "SPID-V02"),
                Arguments.of(
                        "the Assertion's signature signs the Response",
                        (Edit) document -> signElsewhere(document, RESPONSE, ASSERTION),
                        "SPID-004"));
    }

    /** As SAML Raider makes them: the signature stays right, and another element stands where the reader looks. */
    @ParameterizedTest
    @MethodSource("it.varco.spid.answer.Wrapping#all")
    void refusesWrappedAnswer(Wrapping wrapping, Signed signed) {
        Document document = genuine(signed);
        assertThat(judge(document)).isInstanceOf(Verdict.Accepted.class);

        wrapping.accept(document);

        Document sent = Dom.sent(document);
        assertThat(Dom.count(sent, "//saml:AttributeValue[contains(., '" + TestAnswers.VICTIM + "')]"))
                .as("the attack is in the answer")
                .isPositive();
        assertThat(judge(sent)).isInstanceOf(Verdict.Refused.class);
    }

    /** Two that are both right: one for the checks to read, one for the reader of the identity. */
    @ParameterizedTest
    @EnumSource(names = {"ASSERTION", "BOTH"})
    void refusesSecondRightAssertionWhereverItIs(Signed signed) {
        Element second = Dom.at(
                TestAnswers.answer(
                        Signed.ASSERTION,
                        set(ASSERTION, "ID", "_second")
                                .and(write(
                                        ASSERTION + "//saml:Attribute[@Name='fiscalNumber']/saml:AttributeValue",
                                        "TINIT-" + TestAnswers.VICTIM)),
                        Edit.NONE),
                ASSERTION);
        assertThat(Stream.<Edit>of(
                        document -> Dom.at(document, RESPONSE).appendChild(document.importNode(second, true)),
                        document -> Dom.at(document, RESPONSE)
                                .insertBefore(document.importNode(second, true), Dom.at(document, ASSERTION)),
                        document ->
                                wrapped(document, "samlp:Extensions").appendChild(document.importNode(second, true)),
                        document -> {
                            Element detail = document.createElementNS(Saml.PROTOCOL_NS, "samlp:StatusDetail");
                            Dom.at(document, RESPONSE + "/samlp:Status").appendChild(detail);
                            detail.appendChild(document.importNode(second, true));
                        }))
                .allSatisfy(attack -> {
                    Edit response =
                            signed == Signed.BOTH ? document -> sign(document, RESPONSE, TestKeys.UNO) : Edit.NONE;
                    assertThat(violations(TestAnswers.answer(Signed.ASSERTION, Edit.NONE, attack.and(response))))
                            .contains("SPID-V03")
                            .doesNotContain("SPID-V02");
                });
    }

    private static Element wrapped(Document document, String name) {
        Element wrapper = document.createElementNS(Saml.PROTOCOL_NS, name);
        Dom.at(document, RESPONSE).insertBefore(wrapper, Dom.at(document, RESPONSE + "/samlp:Status"));
        return wrapper;
    }

    private static void signElsewhere(Document document, String signed, String place) {
        Element parent = Dom.at(document, place);
        TestSignature.over(Dom.at(document, signed))
                .in(parent, afterIssuer(parent))
                .sign();
    }

    private static Document signedBy(UnaryOperator<TestSignature> choice) {
        return TestAnswers.answer(Signed.NOTHING, Edit.NONE, document -> {
            Element assertion = Dom.at(document, ASSERTION);
            choice.apply(TestSignature.over(assertion).in(assertion, afterIssuer(assertion)))
                    .sign();
        });
    }

    private static Arguments weakening(String what, UnaryOperator<TestSignature> weakening) {
        return Arguments.of(what, weakening);
    }

    private static Arguments tampering(String what, Edit tampering) {
        return Arguments.of(what, tampering);
    }
}
