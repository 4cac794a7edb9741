package it.varco.policy.person;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fiscal code of a natural person: sixteen characters whose last one checks the others. It is the only key that joins
 * a person's ways in, so it is compared exactly as written: two codes that differ by homocody belong to two people.
 *
 * <p>Source: decree of the Ministry of Finance of 23 December 1976, articles 2 to 9.
 */
public final class FiscalCode implements PersonKey {

    /** Either case, of these letters alone: some others, the long s for one, become one of these as capitals. */
    private static final Pattern SHAPE = Pattern.compile(
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}" + "[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
            Pattern.CASE_INSENSITIVE);

    /** Weights of 0-9, and of A-Z, in the odd places counted from one. */
    private static final int[] ODD_PLACE_WEIGHTS = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** The letters that stand for the digits 0-9 where two people would share a code. */
    private static final String HOMOCODY_LETTERS = "LMNPQRSTUV";

    private static final String MONTHS = "ABCDEHLMPRST";

    private static final String SPID_PREFIX = "TINIT-";

    private final String value;

    private FiscalCode(String value) {
        this.value = value;
    }

    /**
     * Reads a code as a person or a certificate writes it; lower case and surrounding blanks are forgiven.
     *
     * @return the code, or empty where the text is not a well-formed code with the right check letter and a possible
     *     day of birth
     */
    public static Optional<FiscalCode> parse(String text) {
        if (text == null || text.length() > 64) {
            return Optional.empty();
        }
        String written = text.strip();
        String candidate = written.toUpperCase(Locale.ROOT);
        return SHAPE.matcher(written).matches()
                        && dayIsPossible(candidate)
                        && checkLetter(candidate) == candidate.charAt(15)
                ? Optional.of(new FiscalCode(candidate))
                : Optional.empty();
    }

    /**
     * Reads the SPID attribute {@code fiscalNumber}: {@code TINIT-} once, in upper case, and a code as the registry
     * writes it. Nothing is forgiven here, since a signed answer is not typed by a person.
     *
     * @return the code, or empty
     */
    public static Optional<FiscalCode> fromSpid(String fiscalNumber) {
        if (fiscalNumber == null || !fiscalNumber.startsWith(SPID_PREFIX)) {
            return Optional.empty();
        }
        String code = fiscalNumber.substring(SPID_PREFIX.length());
        return parse(code).filter(parsed -> parsed.value.equals(code));
    }

    /** The sixteen characters, upper case, without prefix. */
    public String value() {
        return value;
    }

    /** The code as SPID writes it, with {@code TINIT-}. */
    public String spidValue() {
        return SPID_PREFIX + value;
    }

    /**
     * The youngest that the person can be on that day, in years: the code holds two digits of the year of birth, so a
     * person of a hundred and ten and one of ten are written alike.
     */
    public int youngestAgeOn(LocalDate day) {
        int yearOfCentury = 10 * digit(value.charAt(6)) + digit(value.charAt(7));
        int month = MONTHS.indexOf(value.charAt(8)) + 1;
        int dayOfMonth = (10 * digit(value.charAt(9)) + digit(value.charAt(10))) % 40;
        int year = day.getYear() - Math.floorMod(day.getYear() - yearOfCentury, 100);
        int age = day.getYear() - year;
        boolean birthdayAhead = MonthDay.of(
                        month, Math.min(dayOfMonth, Month.of(month).maxLength()))
                .isAfter(MonthDay.from(day));
        return birthdayAhead ? Math.floorMod(age - 1, 100) : age;
    }

    @Override
    public String distinctText() {
        return value;
    }

    @Override
    public String identityId() {
        return spidValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FiscalCode that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Never the code: what is printed may end in a log. */
    @Override
    public String toString() {
        return "FiscalCode[…]";
    }

    private static boolean dayIsPossible(String code) {
        int day = 10 * digit(code.charAt(9)) + digit(code.charAt(10));
        return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
    }

    private static int digit(char written) {
        int homocody = HOMOCODY_LETTERS.indexOf(written);
        return homocody >= 0 ? homocody : written - '0';
    }

    private static char checkLetter(String code) {
        int sum = 0;
        for (int place = 0; place < 15; place++) {
            char written = code.charAt(place);
            int ordinal = written >= 'A' ? written - 'A' : written - '0';
            sum += place % 2 == 0 ? ODD_PLACE_WEIGHTS[ordinal] : ordinal;
        }
        return (char) ('A' + sum % 26);
    }
}
