package it.varco.cns.profile;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.cns.TestCertificate;
import it.varco.cns.TestClock;
import it.varco.policy.person.FiscalCode;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

class CommonNamePropertiesTest {

    private static final CardReader READER = new CardReader(CardRules.STANDARD);
    private static final List<String> CODES =
            List.of("RSSMRA85T10A562S", "RSSMRA85T10A56NH", "MRTMTT25D09FNLRU", "BNCNNA90A41H501T", "VRDLGU70A01H501O");

    /** Slashes, commas, quotes, equal signs, other people's codes: nothing behind the first slash names anybody. */
    @Property(tries = 300)
    void namesTheCodeBeforeTheFirstSlashWhateverFollows(
            @ForAll("codes") String code, @ForAll("tails") String tail, @ForAll("encodings") Encoding encoding) {
        assertThat(read(encoding.of(code + "/" + tail)))
                .isInstanceOfSatisfying(
                        CardReading.Read.class,
                        read -> assertThat(read.card().holder())
                                .isEqualTo(FiscalCode.parse(code).orElseThrow()));
    }

    @Property(tries = 300)
    void namesNobodyWhereTheTextBeforeTheSlashIsNoCode(@ForAll("heads") String head, @ForAll("codes") String code) {
        Assume.that(FiscalCode.parse(head).isEmpty());
        assertThat(read(new DERUTF8String(head + "/" + code + "/1.hash"))).isInstanceOf(CardReading.Refused.class);
    }

    @Property(tries = 100)
    void namesNobodyWithoutSlash(@ForAll("codes") String code, @ForAll("tails") String tail) {
        Assume.that(tail.indexOf('/') < 0);
        assertThat(read(new DERUTF8String(code + tail))).isEqualTo(new CardReading.Refused(CardRefusal.NO_FISCAL_CODE));
    }

    private static CardReading read(ASN1Encodable commonName) {
        return READER.read(
                TestCertificate.cns(new X500NameBuilder()
                                .addRDN(BCStyle.C, "IT")
                                .addRDN(BCStyle.CN, commonName)
                                .build())
                        .make(),
                TestClock.START);
    }

    /** How the characters are written. */
    enum Encoding {
        UTF8 {
            @Override
            ASN1Encodable of(String text) {
                return new DERUTF8String(text);
            }
        },
        BMP {
            @Override
            ASN1Encodable of(String text) {
                return new DERBMPString(text);
            }
        },
        LOWER_CASE {
            @Override
            ASN1Encodable of(String text) {
                return new DERUTF8String(text.substring(0, 16).toLowerCase(Locale.ROOT) + text.substring(16));
            }
        };

        abstract ASN1Encodable of(String text);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.of(CODES);
    }

    @Provide
    Arbitrary<Encoding> encodings() {
        return Arbitraries.of(Encoding.class);
    }

    @Provide
    Arbitrary<String> tails() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(CODES),
                Arbitraries.of("/", "\\", ",", "+", "=", "\"", "CN=", ".", "\u0000", "#", "à", "ſ"),
                Arbitraries.strings().ascii().ofMaxLength(8));
        return pieces.list().ofMaxSize(6).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> heads() {
        Arbitrary<String> spoiled = Combinators.combine(
                        codes(),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.chars().ascii())
                .as((code, place, wrong) -> code.substring(0, place) + wrong + code.substring(place + 1));
        return Arbitraries.oneOf(spoiled, Arbitraries.strings().ascii().ofMaxLength(20), tails())
                .map(text -> text.replace("/", ""));
    }
}
