package it.varco.policy.person;

import static it.varco.policy.person.TestFiscalCodes.A_CODE;
import static it.varco.policy.person.TestFiscalCodes.ITS_HOMOCODE;
import static it.varco.policy.person.TestFiscalCodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AccountNameTest {

    private static final SecretKey SECRET = secret("the secret of one realm");

    @Test
    void isTheSameForOnePersonHoweverTheCodeWasTyped() {
        assertThat(AccountName.of(code(A_CODE), SECRET))
                .isEqualTo(AccountName.of(code(A_CODE.toLowerCase(Locale.ROOT)), secret("the secret of one realm")));
    }

    /** It is stored: a version that derives it otherwise would make every person a stranger. */
    @Test
    void neverChangesFromVersionToVersion() {
        assertThat(AccountName.of(code(A_CODE), SECRET)).isEqualTo("p-a9cff9f79a8dacfc43851dd5cc483d0c");
    }

    @Test
    void isAnotherInAnotherRealm() {
        assertThat(AccountName.of(code(A_CODE), secret("the secret of another realm")))
                .isNotEqualTo(AccountName.of(code(A_CODE), SECRET));
    }

    @Test
    void isAnotherForAnotherPersonWhoseCodeIsHomocode() {
        assertThat(AccountName.of(code(ITS_HOMOCODE), SECRET)).isNotEqualTo(AccountName.of(code(A_CODE), SECRET));
    }

    @Property
    void isOpaque(@ForAll("codes") String written) {
        // Thirty-two hexadecimal digits cannot hold a code, which has letters beyond F in its month or its check.
        assertThat(AccountName.of(code(written), SECRET))
                .matches("p-[0-9a-f]{32}")
                .doesNotContainIgnoringCase(written);
    }

    @Provide
    Arbitrary<String> codes() {
        return TestFiscalCodes.any();
    }

    private static SecretKey secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
