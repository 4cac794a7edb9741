package it.varco.spid.logout;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedQueryTest {

    private static final String SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final List<PublicKey> UNO = List.of(TestKeys.UNO.verifying());
    private static final List<PublicKey> DUE = List.of(TestKeys.DUE.verifying());

    @Test
    void isReadAndBelieved() throws IOException, GeneralSecurityException {
        SignedQuery query = read(signed(unsigned("<a/>", SHA256), "SHA256withRSA"));
        assertThat(query.xml())
                .hasValueSatisfying(xml -> assertThat(xml).asString().isEqualTo("<a/>"));
        assertThat(query.relayState()).hasValue("state");
        assertThat(query.isSignedWith(UNO)).isTrue();
    }

    @Test
    void isNotBelievedFromAnother() throws IOException, GeneralSecurityException {
        assertThat(read(signed(unsigned("<a/>", SHA256), "SHA256withRSA")).isSignedWith(DUE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RelayState=state, RelayState=other", "SAMLRequest=, SAMLRequest=AA", "&Signature=, &Signature=AAAA"})
    void isNotBelievedWhereSomebodyChangedIt(String text, String instead) throws IOException, GeneralSecurityException {
        String query = signed(unsigned("<a/>", SHA256), "SHA256withRSA");
        assertThat(read(query.replace(text, instead)).isSignedWith(UNO)).isFalse();
    }

    @Test
    void isNotBelievedUnsigned() throws IOException {
        assertThat(read(unsigned("<a/>", SHA256)).isSignedWith(UNO)).isFalse();
    }

    @Test
    void isNotBelievedByAWeakAlgorithm() throws IOException, GeneralSecurityException {
        String weak = unsigned("<a/>", "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        assertThat(read(signed(weak, "SHA1withRSA")).isSignedWith(UNO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RelayState=a", "SAMLResponse=a", "SAMLRequest=a&SAMLRequest=b"})
    void isNoneWhereTheMessageIsMissingOrComesTwice(String query) {
        assertThat(read(query).xml()).isEmpty();
        assertThat(read(query).isSignedWith(UNO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest=***", "SAMLRequest=AAAA", "SAMLRequest=%zz"})
    void holdsNothingThatCannotBeRead(String query) {
        assertThat(read(query).xml()).isEmpty();
    }

    @Test
    void holdsNothingThatInflatesBeyondTheLimit() throws IOException {
        assertThat(read(unsigned(" ".repeat(1_000_000), SHA256)).xml()).isEmpty();
    }

    private static SignedQuery read(String query) {
        return SignedQuery.of(query, "SAMLRequest");
    }

    private static String unsigned(String xml, String algorithm) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            stream.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        return "SAMLRequest=" + encoded(bytes.toByteArray()) + "&RelayState=state&SigAlg="
                + URLEncoder.encode(algorithm, StandardCharsets.UTF_8);
    }

    private static String signed(String query, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(TestKeys.UNO.signing());
        signature.update(query.getBytes(StandardCharsets.UTF_8));
        return query + "&Signature=" + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.UTF_8);
    }
}
