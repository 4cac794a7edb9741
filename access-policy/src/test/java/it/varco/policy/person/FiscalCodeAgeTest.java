package it.varco.policy.person;

import static it.varco.policy.person.TestFiscalCodes.checked;
import static it.varco.policy.person.TestFiscalCodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How young a person may be, as far as a code with two digits of the year can say. */
class FiscalCodeAgeTest {

    private static final String MONTHS = "ABCDEHLMPRST";

    @ParameterizedTest
    @CsvSource({
        // Born on 14 May 2010, or 1910.
        "NREVLI10E54G273, 2021-05-13, 10",
        "NREVLI10E54G273, 2021-05-14, 11",
        "NREVLI10E54G273, 2028-05-13, 17",
        "NREVLI10E54G273, 2028-05-14, 18",
        // The same birthday of a man.
        "NREVLI10E14G273, 2021-05-13, 10",
        "NREVLI10E14G273, 2021-05-14, 11",
        // The same with letters for digits.
        "NREVLIMLERQGNTP, 2021-05-13, 10",
        "NREVLIMLERQGNTP, 2021-05-14, 11",
        // Born on 29 February 2004: of age on 1 March 2022.
        "NREVLI04B29G273, 2022-02-28, 17",
        "NREVLI04B29G273, 2022-03-01, 18",
        "NREVLI04B29G273, 2024-02-28, 19",
        "NREVLI04B29G273, 2024-02-29, 20",
        // Born this year, or a hundred years ago; not yet born this year: nearly a hundred.
        "NREVLI21A01G273, 2021-01-01, 0",
        "NREVLI21L31G273, 2021-07-30, 99",
        "NREVLI21L31G273, 2021-07-31, 0",
        "NREVLI22A01G273, 2021-12-31, 99",
        "NREVLI99T31G273, 2021-12-30, 21",
        "NREVLI99T31G273, 2021-12-31, 22",
        // Days that no calendar has, which a check letter doesn't notice.
        "NREVLI04B31G273, 2022-02-28, 17",
        "NREVLI04B31G273, 2022-03-01, 18",
        "NREVLI04D31G273, 2022-04-29, 17",
        "NREVLI04D31G273, 2022-04-30, 18",
    })
    void countsYearsByBirthdays(String fifteen, LocalDate day, int age) {
        assertThat(code(checked(fifteen)).youngestAgeOn(day)).isEqualTo(age);
    }

    @Property
    void isTheAgeOfWhoWasBornInTheLastHundredYears(
            @ForAll @IntRange(max = 36_523) int daysOfLife, @ForAll @IntRange(max = 20_000) int after2000) {
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(after2000);
        LocalDate birth = day.minusDays(daysOfLife);
        String fifteen = "NREVLI%02d%s%02dG273"
                .formatted(birth.getYear() % 100, MONTHS.charAt(birth.getMonthValue() - 1), birth.getDayOfMonth());
        boolean onALeapDay = birth.getMonthValue() == 2 && birth.getDayOfMonth() == 29;
        int years = Period.between(birth, day).getYears();

        if (!onALeapDay && years < 100) {
            assertThat(code(checked(fifteen)).youngestAgeOn(day)).isEqualTo(years);
        }
    }
}
