package it.varco.policy.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInMethodTest {

    @Test
    void hasOneNameEach() {
        assertThat(Arrays.stream(SignInMethod.values()).map(SignInMethod::slug)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(SignInMethod method) {
        assertThat(SignInMethod.named(method.slug())).contains(method);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "SPID", "spid ", "password", "eidas2"})
    void isNoMethodUnderAnyOtherName(String name) {
        assertThat(SignInMethod.named(name)).isEmpty();
    }

    /** Applications decide by these values, and notes are stored with these names. */
    @ParameterizedTest
    @CsvSource({
        "SPID, spid, spid",
        "CIE, cie, cie",
        "CIE_CARD, cie-card, cie+sc",
        "CNS, cns, cns+sc",
        "EIDAS, eidas, eidas",
        "PIN_INPS, pin-inps, pin-inps",
        "LEGACY_DISPOSITIVE, legacy-dispositive, pwd",
        "LEGACY_GENERIC, legacy-generic, pwd"
    })
    void keepsItsNameAndReferences(SignInMethod method, String slug, String references) {
        assertThat(method.slug()).isEqualTo(slug);
        assertThat(method.authenticationMethodsReferences()).isEqualTo(List.of(references.split("\\+")));
    }
}
