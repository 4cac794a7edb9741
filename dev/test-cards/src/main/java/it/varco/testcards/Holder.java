package it.varco.testcards;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Somebody who holds a card. Invented: the fiscal codes are well formed and belong to nobody.
 *
 * @param fiscalCode the sixteen characters, upper case
 * @param givenName first name
 * @param familyName family name
 */
public record Holder(String fiscalCode, String givenName, String familyName) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{16}");

    /** The examples' Mario Rossi. */
    public static final Holder MARIO = new Holder("RSSMRA85T10A562S", "Mario", "Rossi");

    /** The examples' Anna Bianchi. */
    public static final Holder ANNA = new Holder("BNCNNA90A41H501T", "Anna", "Bianchi");

    /** The examples' Luigi Verdi: the one whose code a forger puts into somebody else's card. */
    public static final Holder LUIGI = new Holder("VRDLGU70A01H501O", "Luigi", "Verdi");

    /** Checks that nothing is missing and that the code has sixteen characters; its check letter may be wrong. */
    public Holder {
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(familyName, "familyName");
        if (!SHAPE.matcher(fiscalCode).matches()) {
            throw new IllegalArgumentException("Not sixteen letters and digits");
        }
    }

    /** Where the holder is written to, as a card may say. */
    String eMail() {
        return givenName.toLowerCase(Locale.ROOT) + "@posta.example.it";
    }

    /** Ends up in assertion failures and logs, where people have no place. */
    @Override
    public String toString() {
        return "Holder[...]";
    }
}
