package it.varco.spid.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class StrictXmlTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dangerous")
    void refusesWhatNoAnswerHolds(String what, String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedXmlException.class);
    }

    static Stream<Arguments> dangerous() {
        return Stream.of(
                Arguments.of("DOCTYPE", "<!DOCTYPE a><a/>"),
                Arguments.of("entity", "<!DOCTYPE a [<!ENTITY e \"text\">]><a>&e;</a>"),
                Arguments.of("file", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"),
                Arguments.of("remote DTD", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>"),
                Arguments.of("parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]><a/>"),
                Arguments.of("entity bomb", bomb()),
                Arguments.of("unknown entity", "<a>&e;</a>"),
                Arguments.of("comment", "<a>TINIT-RSSMRA<!-- -->85T10A562S</a>"),
                Arguments.of("comment before the root", "<!-- --><a/>"),
                Arguments.of("comment after the root", "<a/><!-- -->"),
                Arguments.of("processing instruction", "<a>TINIT-RSSMRA<?x?>85T10A562S</a>"),
                Arguments.of("stylesheet", "<?xml-stylesheet href=\"a.xsl\"?><a/>"),
                Arguments.of("65 deep", "<a>".repeat(65) + "</a>".repeat(65)),
                Arguments.of("a hundred thousand deep", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
                Arguments.of("65 attributes", withAttributes(65)),
                Arguments.of("ten thousand attributes", withAttributes(10_000)),
                Arguments.of("an attribute twice", "<a b=\"1\" b=\"2\"/>"),
                Arguments.of(
                        "an attribute twice by two prefixes",
                        "<a xmlns:x=\"urn:n\" xmlns:y=\"urn:n\" x:b=\"1\" y:b=\"2\"/>"),
                Arguments.of("unknown prefix", "<x:a/>"),
                Arguments.of("two roots", "<a/><a/>"),
                Arguments.of("text after the root", "<a/>text"),
                Arguments.of("cut short", "<a><b></b>"),
                Arguments.of("null character", "<a>\u0000</a>"),
                Arguments.of("reference to the null character", "<a>&#0;</a>"),
                Arguments.of("unknown encoding", "<?xml version=\"1.0\" encoding=\"x-unknown\"?><a/>"),
                Arguments.of("no XML", "SAMLResponse"),
                Arguments.of("nothing", ""));
    }

    @Test
    void readsAcrossCommentsWhereADocumentMayHoldThem() throws MalformedXmlException {
        Document document =
                StrictXml.parseWithoutComments("<a>one<!-- and --> word</a>".getBytes(StandardCharsets.UTF_8));
        assertThat(document.getDocumentElement().getChildNodes().getLength()).isEqualTo(1);
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("one word");
    }

    @Test
    void refusesProcessingInstructionsAlsoWhereCommentsMayStand() {
        byte[] bytes = "<a><?x?></a>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StrictXml.parseWithoutComments(bytes)).isInstanceOf(MalformedXmlException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBytes")
    void refusesBytesThatAreNoText(String what, byte[] bytes) {
        assertThatThrownBy(() -> StrictXml.parse(bytes)).isInstanceOf(MalformedXmlException.class);
    }

    static Stream<Arguments> badBytes() {
        return Stream.of(
                Arguments.of("not UTF-8", new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0x80, '<', '/', 'a', '>'}),
                Arguments.of("UTF-8 cut short", new byte[] {'<', 'a', '>', (byte) 0xE2, (byte) 0x82}),
                Arguments.of(
                        "a surrogate in UTF-8",
                        new byte[] {'<', 'a', '>', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '<', '/', 'a', '>'}),
                Arguments.of("UTF-16 cut short", new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', 0}),
                Arguments.of("zeros", new byte[64]));
    }

    /** Whatever comes in, the caller meets one kind of exception, and answers 400. */
    @Property
    void neverThrowsAnythingElse(@ForAll byte[] bytes) {
        try {
            StrictXml.parse(bytes);
        } catch (MalformedXmlException expected) {
            assertThat(expected.getCause()).isNull();
        }
    }

    @Test
    void readsWhatIsJustWithinTheLimits() throws MalformedXmlException {
        assertThat(parse("<a>".repeat(64) + "</a>".repeat(64)).children()).hasSize(1);
        assertThat(parse(withAttributes(64)).attribute("a63")).contains("63");
    }

    /** A reader that stops at the section would read another person's code than the one that was signed. */
    @Test
    void readsCharacterDataAsTheOneTextItIs() throws MalformedXmlException {
        XmlElement read = parse("<a>TINIT-<![CDATA[RSSMRA]]>85T10A562S</a>");
        assertThat(read.text()).contains("TINIT-RSSMRA85T10A562S");
        assertThat(read.dom().getChildNodes().getLength()).isOne();
    }

    @Test
    void includesNothing() throws MalformedXmlException {
        assertThat(parse(
                                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/hostname\"/></a>")
                        .children())
                .singleElement()
                .matches(child -> child.is("http://www.w3.org/2001/XInclude", "include"));
    }

    /** An answer holds a person: nothing of it is said or printed. */
    @Test
    void saysNothingOfTheText() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThatThrownBy(() -> parse("<a>RSSMRA85T10A562S</RSSMRA85T10A562S>"))
                    .hasMessageNotContaining("RSSMRA")
                    .hasNoCause();
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static XmlElement parse(String text) throws MalformedXmlException {
        return new XmlElement(
                StrictXml.parse(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
    }

    private static String withAttributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> " a" + index + "=\"" + index + "\"")
                .collect(Collectors.joining("", "<a", "/>"));
    }

    private static String bomb() {
        return "<!DOCTYPE a [<!ENTITY e0 \"ha\">"
                + IntStream.range(1, 20)
                        .mapToObj(index -> "<!ENTITY e%d \"&e%d;&e%d;\">".formatted(index, index - 1, index - 1))
                        .collect(Collectors.joining())
                + "]><a>&e19;</a>";
    }
}
