package it.varco.spid.log;

import static it.varco.spid.log.TestRecords.KEY;
import static it.varco.spid.log.TestRecords.KEYS;
import static it.varco.spid.log.TestRecords.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.spid.registry.Binding;
import it.varco.spid.xml.SteadyDeflate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What is written is what is read, by whoever has the key and by nobody else. */
class RecordTest {

    private static final String DOCUMENT = "<samlp:AuthnRequest ID=\"_1\"><saml:Issuer>https://portale.example"
            + "</saml:Issuer><saml:Audience>https://portale.example</saml:Audience></samlp:AuthnRequest>";

    private final LogRecord kept = TestRecords.chain(7, 1).get(0);

    @Test
    void readsWhatWasWritten() throws UnreadableRecordException {
        LoggedTransaction read = kept.open(KEYS);
        LoggedTransaction written = TestRecords.transaction(1);
        assertThat(read.at()).isEqualTo(written.at());
        assertThat(read.label()).isEqualTo(written.label());
        assertThat(read.person()).contains(PERSON);
        assertThat(read.request()).isEqualTo(written.request());
        assertThat(read.circumstances()).isEqualTo(written.circumstances());
        assertThat(read.answer().orElseThrow().bytes())
                .isEqualTo(written.answer().orElseThrow().bytes());
        assertThat(read.answer().orElseThrow().assertionId()).contains("_assertion-1");
    }

    @Test
    void readsTheRequestThatNobodyAnswered() throws UnreadableRecordException {
        LoggedTransaction whole = TestRecords.transaction(1);
        LoggedTransaction alone = new LoggedTransaction(
                whole.at(), whole.label(), Optional.empty(), whole.request(), Optional.empty(), whole.circumstances());
        LoggedTransaction read = LogRecord.of(
                        alone, TestRecords.REALM, new LogPosition(1, 1), LogRecord.nothingBefore(), KEY)
                .open(KEYS);
        assertThat(read.answer()).isEmpty();
        assertThat(read.person()).isEmpty();
    }

    @Test
    void isNotReadWithAnotherKey() {
        LogKeys others = new LogKeys(List.of(LogKey.of("key", new byte[] {1}, Optional.empty())));
        assertThatThrownBy(() -> kept.open(others)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void isNotReadWithTheDatabasesSecretAlone() {
        LogKey joined = LogKey.of("key", new byte[32], Optional.of(new byte[] {1}));
        LogRecord record = LogRecord.of(
                TestRecords.transaction(1),
                TestRecords.REALM,
                new LogPosition(1, 1),
                LogRecord.nothingBefore(),
                joined);
        assertThatThrownBy(() -> record.open(KEYS)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void holdsNothingThatCanBeReadWithoutTheKey() {
        String bytes = new String(kept.content(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(PERSON.value(), "_request-1", "answer");
        assertThat(kept.toString() + KEY + TestRecords.transaction(1)).doesNotContain(PERSON.value());
    }

    @Test
    void isFoundByTheSameKeyOnly() {
        LogKey other = LogKey.of("key", new byte[] {1}, Optional.empty());
        assertThat(kept.index().person())
                .contains(KEY.index(LogRecord.Index.PERSON, PERSON.value()))
                .isNotEqualTo(Optional.of(other.index(LogRecord.Index.PERSON, PERSON.value())))
                .isNotEqualTo(Optional.of(KEY.index(LogRecord.Index.MESSAGE, PERSON.value())));
    }

    @Test
    void keepsTheBeginningOfAnAnswerThatIsFarTooLong() {
        ReceivedAnswer answer =
                ReceivedAnswer.of(Optional.empty(), Optional.empty(), new byte[ReceivedAnswer.LONGEST + 1]);
        assertThat(answer.bytes()).hasSize(ReceivedAnswer.LONGEST);
        assertThat(answer.length()).isEqualTo(ReceivedAnswer.LONGEST + 1);
    }

    @Test
    void keepsAnswersThatCompressionCannotMakeSmaller() throws UnreadableRecordException {
        byte[] noise = new byte[ReceivedAnswer.LONGEST];
        new Random(1).nextBytes(noise);
        LoggedTransaction whole = TestRecords.transaction(1);
        LoggedTransaction noisy = new LoggedTransaction(
                whole.at(),
                whole.label(),
                Optional.empty(),
                whole.request(),
                Optional.of(ReceivedAnswer.of(Optional.empty(), Optional.empty(), noise)),
                whole.circumstances());
        LogRecord record =
                LogRecord.of(noisy, TestRecords.REALM, new LogPosition(1, 1), LogRecord.nothingBefore(), KEY);
        assertThat(record.open(KEYS).answer().orElseThrow().bytes()).isEqualTo(noise);
    }

    @Test
    void keepsAnAddressToTheOctetWhoeverHasDeflatedIt() throws UnreadableRecordException {
        byte[] steady = SteadyDeflate.of(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        for (byte[] deflated : List.of(steady, deflated(DOCUMENT), new byte[] {1, 2, 3})) {
            SentRequest sent = inAddress("", deflated);
            assertThat(rewritten(sent).request()).isEqualTo(sent);
        }
        for (String before : List.of("a=b&", "SAMLRequest=x&", "SAMLRequest=&", "a=%00&", "\0")) {
            SentRequest sent = inAddress(before, steady);
            assertThat(rewritten(sent).request()).isEqualTo(sent);
        }
    }

    /** An address that was deflated on its way takes as much room as noise. */
    @Test
    void keepsTheDocumentOfAnAddressThatComesAgain() {
        SentRequest sent = inAddress("", SteadyDeflate.of(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        assertThat(UnfoldedRequest.of(sent).orElseThrow()).contains(DOCUMENT);
        assertThat(UnfoldedRequest.of(inAddress("", deflated(DOCUMENT)))).isEmpty();
        assertThat(UnfoldedRequest.of(new SentRequest("_1", Binding.POST, DOCUMENT)))
                .isEmpty();
        assertThat(UnfoldedRequest.folded("no address")).isEmpty();
    }

    /** Written by the first version, which kept every address as it was. */
    @Test
    void readsWhatWasWrittenBeforeRequestsWereUnfolded() throws UnreadableRecordException {
        byte[] first = HexFormat.of()
                .parseHex(
                        "63606014ae860cac19a002735d43a206d71273d212f5522b12730b7252090cc2a00eb84099606bf00fb4040507fb06"
                                + "395a9886181a389a9a1905230dbc1819200fbd40581087230fc1c03960298cd118f4c195da5a060686a9c8632a"
                                + "c59539de3ec1157e3ec1a64195ce657e21a1f925c539a1c6617ea9c68ee58eaac62ec8a32e45d41f767174840c"
                                + "b9001d266203f1a6421e3819daaa1baaebdb0100");
        TransactionBytes.Placed read = TransactionBytes.read(first, TestRecords.NOW);
        assertThat(read.position()).isEqualTo(new LogPosition(7, 1));
        assertThat(read.transaction().person()).contains(PERSON);
        assertThat(read.transaction().request().text())
                .isEqualTo("SAMLRequest=sylKLSxNLS5RyCvNTUotslU3VNe3AwA%3D&RelayState=r"
                        + "&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256&Signature=AA%3D%3D");
        assertThat(read.transaction().request().document()).contains("<request number='1'/>");
        assertThat(new String(read.transaction().answer().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("<answer number='1'/>");
    }

    @Test
    void readsTheDocumentOutOfAQueryString() {
        assertThat(inAddress("", deflated("<request/>")).document()).contains("<request/>");
        assertThat(new SentRequest("_1", Binding.REDIRECT, "SAMLRequest=%21").document())
                .isEmpty();
    }

    @Test
    void namesPositionsSoThatTheyAreFoundAgain() {
        LogPosition position = new LogPosition(-3, 12);
        assertThat(LogPosition.parse(position.toString())).contains(position);
        assertThat(LogPosition.parse("../1")).isEmpty();
    }

    /** What is in registers by now was compressed with exactly these bytes: a change goes into another file. */
    @Test
    void theDictionaryNeverChanges() throws Exception {
        byte[] dictionary =
                Compression.class.getResourceAsStream("dictionary-1.txt").readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dictionary)))
                .isEqualTo("25fcd973caddaf1d091ca65224ebc3d1921014e0d41f9ed282202588089736ba");
        assertThat(Compression.expand(Compression.compress(dictionary), dictionary.length))
                .isEqualTo(dictionary);
    }

    @Test
    void doesNotExpandWithoutEnd() {
        byte[] bomb = Compression.compress(new byte[1_000_000]);
        assertThatThrownBy(() -> Compression.expand(bomb, 1_000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Compression.expand(Arrays.copyOf(bomb, bomb.length / 2), 2_000_000))
                .isInstanceOf(IOException.class);
    }

    private static LoggedTransaction rewritten(SentRequest request) throws UnreadableRecordException {
        LoggedTransaction whole = TestRecords.transaction(1);
        LoggedTransaction other = new LoggedTransaction(
                whole.at(), whole.label(), whole.person(), request, whole.answer(), whole.circumstances());
        return LogRecord.of(other, TestRecords.REALM, new LogPosition(1, 1), LogRecord.nothingBefore(), KEY)
                .open(KEYS);
    }

    private static SentRequest inAddress(String before, byte[] deflated) {
        return new SentRequest(
                "_1",
                Binding.REDIRECT,
                before
                        + "SAMLRequest="
                        + URLEncoder.encode(Base64.getEncoder().encodeToString(deflated), StandardCharsets.UTF_8)
                        + "&SigAlg=x&Signature=y");
    }

    /** As the JDK's library does. */
    private static byte[] deflated(String text) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return deflated.toByteArray();
    }
}
