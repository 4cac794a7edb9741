package it.varco.spid.xml;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementTest {

    private static final XmlElement ROOT = element("""
            <a:root xmlns:a="urn:a" xmlns:b="urn:b" full="x" blank=" " empty="" b:other="y">
              <a:one> text </a:one>
              <b:one/>
              <a:two/><a:two><a:root/></a:two>
            </a:root>""");

    @Test
    void isWhatNameAndNamespaceSay() {
        assertThat(ROOT.is("urn:a", "root")).isTrue();
        assertThat(ROOT.is("urn:b", "root")).isFalse();
        assertThat(ROOT.is("urn:a", "a:root")).isFalse();
    }

    @Test
    void findsChildrenOfThatNamespaceAlone() {
        assertThat(ROOT.children()).hasSize(4);
        assertThat(ROOT.children("urn:a", "one")).hasSize(1);
        assertThat(ROOT.children("urn:a", "two")).hasSize(2);
        assertThat(ROOT.children("urn:c", "one")).isEmpty();
    }

    /** One that comes twice is as good as none: nobody could say which is meant. */
    @Test
    void findsTheOnlyChildOnlyWhereItIsTheOnlyOne() {
        assertThat(ROOT.only("urn:b", "one")).isPresent();
        assertThat(ROOT.only("urn:a", "two")).isEmpty();
        assertThat(ROOT.only("urn:a", "three")).isEmpty();
    }

    @Test
    void listsItselfAndAllBelow() {
        assertThat(ROOT.subtree().stream().map(element -> element.dom().getNodeName()))
                .containsExactly("a:root", "a:one", "b:one", "a:two", "a:two", "a:root");
    }

    @Test
    void hasChildrenWhereItHoldsElements() {
        assertThat(ROOT.hasChildren()).isTrue();
        assertThat(ROOT.only("urn:a", "one").filter(XmlElement::hasChildren)).isEmpty();
    }

    @Test
    void readsAttributesWithoutNamespace() {
        assertThat(ROOT.attribute("full")).contains("x");
        assertThat(ROOT.attribute("empty")).contains("");
        assertThat(ROOT.attribute("other")).isEmpty();
        assertThat(ROOT.attribute("missing")).isEmpty();
    }

    @Test
    void takesBlankAttributeForEmpty() {
        assertThat(ROOT.filled("full")).contains("x");
        assertThat(ROOT.filled("blank")).isEmpty();
        assertThat(ROOT.filled("empty")).isEmpty();
        assertThat(ROOT.filled("missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T09:01:00Z", "2026-03-02T10:01:00.000+01:00"})
    void readsInstantsThatHaveAZone(String written) {
        assertThat(instant(written)).contains(Instant.parse("2026-03-02T09:01:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-02",
                "2026-03-02T09:01:00",
                "2026-03-02T09:01Z",
                "2026-02-30T09:01:00Z",
                "2026-13-02T09:01:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T09:01:60Z",
                "2026-03-02T09:01:00+19:00",
                "2026-03-02T09:01:00.1234567890Z",
                " 2026-03-02T09:01:00Z"
            })
    void readsNoInstantOutOfAnythingElse(String written) {
        assertThat(instant(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T23:59:59Z", "2026-03-02T09:01:00.5Z", "2026-03-02T09:01:00.123456789-03:30"})
    void readsInstantsAsJavaDoes(String written) {
        assertThat(instant(written)).contains(OffsetDateTime.parse(written).toInstant());
    }

    private static Optional<Instant> instant(String written) {
        return element("<a at=\"%s\"/>".formatted(written)).instant("at");
    }

    @Test
    void readsTextWithoutTheWhiteSpaceAround() {
        assertThat(ROOT.only("urn:a", "one").flatMap(XmlElement::text)).contains("text");
        assertThat(ROOT.only("urn:b", "one").flatMap(XmlElement::text)).isEmpty();
    }

    private static XmlElement element(String text) {
        return new XmlElement(Dom.read(text).getDocumentElement());
    }
}
