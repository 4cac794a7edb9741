package it.varco.policy.person;

import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignIdentityTest {

    private static final String NODE = "https://node.example/idpit";
    private static final String CODE = "AGID1234567890";

    @Test
    void isTheNodeAndItsCode() {
        assertThat(ForeignIdentity.of(NODE, CODE))
                .map(ForeignIdentity::identityId)
                .hasValue(NODE + ":" + CODE);
    }

    @Test
    void isReadAsItWasWritten() {
        ForeignIdentity person = ForeignIdentity.of(NODE, CODE).orElseThrow();
        assertThat(ForeignIdentity.parse(person.identityId())).hasValue(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCD123", "ABCD 12345", "ABCD:12345", "ABCD12345\u00e8", "ABCD12345\t"})
    void isNobodyByACodeThatIsNone(String code) {
        assertThat(ForeignIdentity.of(NODE, code)).isEmpty();
    }

    /** Keycloak's column would cut it, and two people could be one. */
    @Test
    void isNobodyWhereTheKeyIsLongerThanCanBeKept() {
        assertThat(ForeignIdentity.of("https://" + "n".repeat(200) + ".example", "A".repeat(60)))
                .isEmpty();
    }

    @Test
    void isAnotherPersonAtAnotherNodeAndInAnotherCase() {
        ForeignIdentity person = ForeignIdentity.of(NODE, CODE).orElseThrow();
        assertThat(ForeignIdentity.of("https://other.example/idpit", CODE).orElseThrow())
                .isNotEqualTo(person);
        assertThat(ForeignIdentity.of(NODE, "agid1234567890").orElseThrow()).isNotEqualTo(person);
    }

    @Test
    void hasAnAccountThatIsNobodyElses() {
        SecretKeySpec secret = new SecretKeySpec(new byte[32], "HmacSHA256");
        ForeignIdentity person = ForeignIdentity.of(NODE, CODE).orElseThrow();
        FiscalCode code = FiscalCode.parse("RSSMRA85T10A562S").orElseThrow();
        assertThat(AccountName.of(person, secret))
                .matches("p-[0-9a-f]{32}")
                .isEqualTo(AccountName.of(person, secret))
                .isNotEqualTo(AccountName.of(code, secret));
    }

    @Test
    void printsNothingOfThePerson() {
        assertThat(ForeignIdentity.of(NODE, CODE).orElseThrow().toString()).doesNotContain(CODE);
    }
}
