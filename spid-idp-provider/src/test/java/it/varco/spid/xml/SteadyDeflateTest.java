package it.varco.spid.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Every reader of Deflate reads it, and the same octets come for ever. */
class SteadyDeflateTest {

    private static final String REQUEST = "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
            + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_1\" Version=\"2.0\">"
            + "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\""
            + " NameQualifier=\"https://portale.example\">https://portale.example</saml:Issuer>"
            + "<samlp:NameIDPolicy Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\"/>"
            + "</samlp:AuthnRequest>";

    @Property
    void isReadByWhoeverReadsDeflate(@ForAll byte[] octets) throws DataFormatException {
        assertThat(inflated(SteadyDeflate.of(octets))).isEqualTo(octets);
    }

    /** Much of it repeats, at every length and distance. */
    @Property
    void isReadWhereMuchRepeats(@ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 4_000) String text)
            throws DataFormatException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(inflated(SteadyDeflate.of(octets))).isEqualTo(octets);
    }

    @Test
    void isReadWhereWhatRepeatsIsAsFarAwayAsItCanBe() throws DataFormatException {
        for (int between : new int[] {32_000, 32 * 1024 - 300, 32 * 1024, 40_000}) {
            byte[] noise = new byte[between];
            new Random(between).nextBytes(noise);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            octets.writeBytes(REQUEST.getBytes(StandardCharsets.UTF_8));
            octets.writeBytes(noise);
            octets.writeBytes(REQUEST.getBytes(StandardCharsets.UTF_8));
            octets.writeBytes(new byte[1_000]);
            assertThat(inflated(SteadyDeflate.of(octets.toByteArray()))).isEqualTo(octets.toByteArray());
        }
    }

    /** What is in registers by now comes again only where exactly these octets come. */
    @Test
    void neverChangesWhatItWrites() throws GeneralSecurityException {
        byte[] deflated = SteadyDeflate.of(REQUEST.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(deflated)))
                .isEqualTo("7663f42a12862d22a52466563dd2c4e0d50a298cc2b08161e9b884206c838e79");
    }

    @Test
    void writesARequestInLessRoomThanItHas() {
        assertThat(SteadyDeflate.of(REQUEST.getBytes(StandardCharsets.UTF_8)).length)
                .isLessThan(REQUEST.length() * 6 / 10);
    }

    private static byte[] inflated(byte[] deflated) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            byte[] piece = new byte[4_096];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                assertThat(count == 0 && !inflater.finished()).as("ends early").isFalse();
                octets.write(piece, 0, count);
            }
            assertThat(inflater.getRemaining()).isZero();
            return octets.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
