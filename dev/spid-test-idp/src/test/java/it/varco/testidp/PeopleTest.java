package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cast: fiscal codes that are right, and values that follow from them. */
class PeopleTest {

    static Stream<Person> people() {
        return Stream.concat(People.all().stream(), InpsPeople.all().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("people")
    void fiscalCodeIsCoherent(Person person) {
        FiscalCode code = person.code();
        assertThat(FiscalCode.checkLetter(code.text())).isEqualTo(code.text().charAt(15));
        assertThat(code.dateOfBirth()).isBetween(LocalDate.of(1940, 1, 1), LocalDate.of(1999, 12, 31));
        assertThat(code.text()).startsWith(letters(person.familyName(), false) + letters(person.givenName(), true));
        assertThat(person.userName()).matches("[a-z]+");
    }

    @ParameterizedTest
    @MethodSource("people")
    void everyAttributeHasAValue(Person person) {
        for (SpidAttribute attribute : SpidAttribute.values()) {
            assertThat(attribute.valueFor(person, "ALFA"))
                    .as(attribute.samlName())
                    .isNotBlank()
                    .isEqualTo(attribute.valueFor(person, "ALFA"));
        }
        assertThat(SpidAttribute.SPID_CODE.valueFor(person, "BETA")).matches("BETA[0-9A-Z]{10}");
        assertThat(LocalDate.parse(SpidAttribute.EXPIRATION_DATE.valueFor(person, "ALFA")))
                .isAfter(LocalDate.of(2035, 1, 1));
        assertThat(SpidAttribute.MOBILE_PHONE.valueFor(person, "ALFA")).matches("\\+39000\\d{7}");
    }

    @ParameterizedTest
    @CsvSource({
        "anna, 1975-03-12, F, H501, RM",
        "bruno, 1968-07-04, M, F205, MI",
        "hassan, 1982-06-21, M, Z330, EE",
        "olga, 1977-10-05, F, Z153, EE"
    })
    void birthFollowsFromTheCode(String userName, String date, String gender, String place, String province) {
        Person person = People.named(userName).orElseThrow();
        assertThat(SpidAttribute.DATE_OF_BIRTH.valueFor(person, "ALFA")).isEqualTo(date);
        assertThat(SpidAttribute.GENDER.valueFor(person, "ALFA")).isEqualTo(gender);
        assertThat(SpidAttribute.PLACE_OF_BIRTH.valueFor(person, "ALFA")).isEqualTo(place);
        assertThat(SpidAttribute.COUNTY_OF_BIRTH.valueFor(person, "ALFA")).isEqualTo(province);
    }

    @Test
    void castIsComplete() {
        assertThat(People.all()).hasSize(26).extracting(Person::userName).doesNotHaveDuplicates();
        assertThat(People.all()).extracting(Person::fiscalCode).doesNotHaveDuplicates();
        assertThat(People.all())
                .extracting(Person::userName)
                .contains("ufficio", "helpdesk", "registro", "direzione", "audit")
                .doesNotContain("irene", "viola");
        assertThat(People.named("zeno").orElseThrow().highestLevel()).isEqualTo(Level.L1);
        assertThat(People.named("leo").orElseThrow().standing()).isEqualTo(Person.Standing.SUSPENDED);
    }

    @Test
    void inpsKnowsThoseOfTheCastWhoHaveAPin() {
        assertThat(InpsPeople.all()).extracting(Person::userName).containsExactlyInAnyOrder("giulia", "luca", "irene");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRRNNA75C52H501X", "FRRNNA75C52H501", "frrnna75c52h501y", "", "FRRNNA75Z52H501Y"})
    void refusesMalformedCode(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FiscalCode(code));
    }

    @Test
    void attributeNamesAreThoseOfTheTable() {
        assertThat(Arrays.stream(SpidAttribute.values()).map(SpidAttribute::samlName))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(SpidAttribute.named(name)).isPresent());
        assertThat(SpidAttribute.among(List.of("name", "ivaCode", "email")))
                .containsExactly(SpidAttribute.NAME, SpidAttribute.EMAIL);
    }

    /** Three letters of a name as the code has them: consonants first; the second of four or more given-name ones goes. */
    private static String letters(String name, boolean given) {
        String upper = name.toUpperCase(Locale.ROOT);
        String consonants = upper.replaceAll("[AEIOU]", "");
        if (given && consonants.length() > 3) {
            consonants = consonants.charAt(0) + consonants.substring(2);
        }
        return (consonants + upper.replaceAll("[^AEIOU]", "") + "XXX").substring(0, 3);
    }
}
