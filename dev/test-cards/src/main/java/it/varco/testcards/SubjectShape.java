package it.varco.testcards;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The shape of a card's subject. The usual common name is {@code <fiscal code>/<card id>.<hash>}, the hash being 28 characters of Base64
 * (SHA-1 of the card's file of personal data), a printable string of 62 characters.
 */
public enum SubjectShape {
    /** As on a CNS: the name beside it in surname and given name. */
    CNS((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))),
    /** As on a CIE: also the number of the document. */
    CIE((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))
            .addRDN(BCStyle.SERIALNUMBER, printable("CA" + digits(holder.fiscalCode(), 5) + "AA"))),
    /** A fiscal code whose check letter is wrong. */
    FORGED_CODE((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(Codes.forged(holder.fiscalCode()))))),
    /** A provisional code of eleven digits, well formed. */
    NUMERIC_CODE((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName("00743110157")))),
    /** The form that the holder's code takes where somebody else has it already: another person. */
    OMOCODIA((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(Codes.omocodia(holder.fiscalCode()))))),
    /** Two common names, the holder's first and Luigi's after it. */
    TWO_COMMON_NAMES((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))
            .addRDN(BCStyle.CN, printable(commonName(Holder.LUIGI.fiscalCode())))),
    /** Two common names in one set, the holder's and Luigi's. */
    TWO_COMMON_NAMES_IN_ONE_SET((name, holder) ->
            name.addMultiValuedRDN(new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.CN}, new ASN1Encodable[] {
                printable(commonName(holder.fiscalCode())), printable(commonName(Holder.LUIGI.fiscalCode()))
            })),
    /** Common name and surname in one set. */
    MULTI_VALUED((name, holder) -> name.addMultiValuedRDN(
            new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.SURNAME},
            new ASN1Encodable[] {printable(commonName(holder.fiscalCode())), utf8(holder.familyName())})),
    /** Fiscal code and card id, with no slash anywhere. */
    NO_SLASH((name, holder) ->
            name.addRDN(BCStyle.CN, printable(holder.fiscalCode() + "." + cardId(holder.fiscalCode())))),
    /** A slash in the hash too. */
    SLASH_IN_HASH((name, holder) -> name.addRDN(
            BCStyle.CN,
            printable(holder.fiscalCode() + "/" + cardId(holder.fiscalCode()) + "."
                    + hashWithSlash(holder.fiscalCode())))),
    /** A slash before the fiscal code. */
    SLASH_FIRST((name, holder) -> name.addRDN(BCStyle.CN, printable("/" + commonName(holder.fiscalCode())))),
    /** Of the characters' encodings, the one of two bytes. */
    BMP_STRING((name, holder) -> name.addRDN(BCStyle.CN, new DERBMPString(commonName(holder.fiscalCode())))),
    /** Of the characters' encodings, the one of today. */
    UTF8_STRING((name, holder) -> name.addRDN(BCStyle.CN, utf8(commonName(holder.fiscalCode())))),
    /** Of the characters' encodings, the oldest. */
    TELETEX_STRING((name, holder) -> name.addRDN(BCStyle.CN, new DERT61String(commonName(holder.fiscalCode())))),
    /** The fiscal code in the serial number ({@code TINIT-}, ETSI EN 319 412-1), a name for a common name. */
    CODE_IN_SERIAL_NUMBER(
            (name, holder) -> name.addRDN(BCStyle.CN, utf8(holder.givenName() + " " + holder.familyName()))
                    .addRDN(BCStyle.SERIALNUMBER, printable("TINIT-" + holder.fiscalCode()))),
    /** Luigi's fiscal code in the serial number beside a common name with the holder's. */
    OTHER_CODE_IN_SERIAL_NUMBER((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))
            .addRDN(BCStyle.SERIALNUMBER, printable("TINIT-" + Holder.LUIGI.fiscalCode()))),
    /** A second organisational unit whose text looks like a common name with Luigi's code, in front of the holder's. */
    COMMON_NAME_IN_UNIT((name, holder) -> name.addRDN(
                    BCStyle.OU, utf8("X, CN=" + commonName(Holder.LUIGI.fiscalCode())))
            .addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))),
    /** The same attributes, written from the last to the first. */
    REVERSED((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))),
    /** A fiscal code that looks like the holder's: the first character is of another alphabet. */
    LOOK_ALIKE((name, holder) -> name.addRDN(BCStyle.CN, utf8(commonName(Codes.lookAlike(holder.fiscalCode()))))),
    /** An e-mail address beside the common name ({@code emailAddress}, PKCS #9). */
    E_MAIL((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode())))
            .addRDN(BCStyle.EmailAddress, new DERIA5String(holder.eMail()))),
    /** No common name. */
    NO_COMMON_NAME((name, holder) -> name.addRDN(BCStyle.T, utf8(commonName(holder.fiscalCode())))),
    /** The fiscal code in lower case. */
    LOWER_CASE((name, holder) -> name.addRDN(
            BCStyle.CN,
            printable(holder.fiscalCode().toLowerCase(Locale.ROOT)
                    + commonName(holder.fiscalCode()).substring(16)))),
    /** Two blanks after the common name, which makes the 64 characters that it may have. */
    TRAILING_SPACES((name, holder) -> name.addRDN(BCStyle.CN, printable(commonName(holder.fiscalCode()) + "  ")));

    private static final int CARD_ID_DIGITS = 12;

    private final BiConsumer<X500NameBuilder, Holder> shape;

    SubjectShape(BiConsumer<X500NameBuilder, Holder> shape) {
        this.shape = shape;
    }

    X500Name of(Holder holder) {
        X500Name name = inOrder(holder);
        List<RDN> backwards = new ArrayList<>(List.of(name.getRDNs()));
        Collections.reverse(backwards);
        return this == REVERSED ? new X500Name(backwards.toArray(RDN[]::new)) : name;
    }

    private X500Name inOrder(Holder holder) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "IT")
                .addRDN(BCStyle.O, this == CIE ? "Ministero di Prova" : "TS-CNS")
                .addRDN(BCStyle.OU, this == CIE ? "Carta d'identita' elettronica" : "Regione Prova");
        shape.accept(name, holder);
        if (this != MULTI_VALUED) {
            name.addRDN(BCStyle.SURNAME, utf8(holder.familyName()));
        }
        return name.addRDN(BCStyle.GIVENNAME, utf8(holder.givenName())).build();
    }

    private static String commonName(String code) {
        String hash = IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> hash(code + n))
                .filter(text -> !text.contains("/"))
                .findFirst()
                .orElseThrow();
        return code + "/" + cardId(code) + "." + hash;
    }

    private static String hashWithSlash(String code) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> hash(code + n))
                .filter(text -> text.contains("/"))
                .findFirst()
                .orElseThrow();
    }

    private static String cardId(String code) {
        return "6120" + digits(code, CARD_ID_DIGITS);
    }

    private static String digits(String text, int count) {
        byte[] sum = sha1(text);
        return IntStream.range(0, count)
                .map(i -> (sum[i] & 0xff) % 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(sha1(text));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without SHA-1", e);
        }
    }

    private static ASN1Encodable printable(String text) {
        return new DERPrintableString(text, true);
    }

    private static ASN1Encodable utf8(String text) {
        return new DERUTF8String(text);
    }
}
