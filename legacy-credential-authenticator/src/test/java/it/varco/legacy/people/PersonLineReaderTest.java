package it.varco.legacy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PersonLineReaderTest {

    private static final String STEP = "{'from':'2017-02-20','state':'active'}";

    @Test
    void readsAllThatALineMaySay() {
        PersonLine line = TestLines.read(TestLines.whole());

        assertThat(line.code().value()).isEqualTo(TestLines.CODE);
        assertThat(line.firstName()).contains("Mario");
        assertThat(line.email()).contains("m@example.org");
        CredentialLine credential = line.credential().orElseThrow();
        assertThat(credential.record().kind()).isEqualTo(SignInMethod.LEGACY_DISPOSITIVE);
        assertThat(credential.hash()).hasValueSatisfying(hash -> {
            assertThat(hash.algorithm()).isEqualTo("argon2");
            assertThat(hash.iterations()).isEqualTo(5);
            assertThat(hash.parameters()).containsKeys("type", "version");
        });
        assertThat(line.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.source()).isEqualTo(GrantSource.OFFICE);
            assertThat(grant.timeline().get(0).state()).isEqualTo(GrantState.ACTIVE);
            assertThat(grant.timeline().get(0).act()).contains("12/2017");
        });
    }

    @Test
    void aCodeAloneIsALine() {
        PersonLine line = TestLines.read(TestLines.with(""));
        assertThat(line.grants()).isEmpty();
        assertThat(line.credential()).isEqualTo(Optional.empty());
    }

    @Test
    void aDayBeginsAtMidnightInItaly() {
        assertThat(issued("'2016-04-11'")).isEqualTo(Instant.parse("2016-04-10T22:00:00Z"));
        assertThat(issued("'2016-01-11'")).isEqualTo(Instant.parse("2016-01-10T23:00:00Z"));
        assertThat(issued("'2016-04-11T10:15:00+02:00'")).isEqualTo(Instant.parse("2016-04-11T08:15:00Z"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("not JSON", Fault.NOT_THE_FORM, ""),
                Arguments.of("[]", Fault.NOT_THE_FORM, ""),
                Arguments.of(TestLines.whole() + "{}", Fault.NOT_THE_FORM, ""),
                Arguments.of(TestLines.with("'fiscalCode':'" + TestLines.CODE + "'"), Fault.NOT_THE_FORM, ""),
                Arguments.of(TestLines.with("'password':'secret'"), Fault.NOT_THE_FORM, ""),
                Arguments.of("{}", Fault.NOT_THE_FORM, "/fiscalCode"),
                Arguments.of("{\"fiscalCode\":\"RSSMRA85T10A562T\"}", Fault.FISCAL_CODE, "/fiscalCode"),
                Arguments.of(TestLines.with("'firstName':7"), Fault.NOT_THE_FORM, "/firstName"),
                Arguments.of(TestLines.with("'lastName':'a\\u0000b'"), Fault.NOT_THE_FORM, "/lastName"),
                Arguments.of(TestLines.with("'email':'nobody'"), Fault.NOT_THE_FORM, "/email"),
                Arguments.of(
                        TestLines.withCredential("{'class':'spid','issued':'2016-04-11'}"),
                        Fault.CREDENTIAL_CLASS,
                        "/credential/class"),
                Arguments.of(
                        TestLines.withCredential("{'class':'legacy-generic'}"),
                        Fault.NOT_THE_FORM,
                        "/credential/issued"),
                Arguments.of(
                        TestLines.withCredential("{'class':'legacy-generic','issued':'11/04/2016'}"),
                        Fault.DATE,
                        "/credential/issued"),
                Arguments.of(
                        TestLines.withCredential("{'class':'legacy-generic','issued':'2016-04-11T10:15:00'}"),
                        Fault.DATE,
                        "/credential/issued"),
                Arguments.of(
                        withHash("{'algorithm':'argon2','hashIterations':5,'salt':'!','value':'BBBB'}"),
                        Fault.HASH,
                        "/credential/hash/salt"),
                Arguments.of(
                        withHash("{'algorithm':'../x','hashIterations':5,'value':'BBBB'}"),
                        Fault.NOT_THE_FORM,
                        "/credential/hash/algorithm"),
                Arguments.of(
                        withHash("{'algorithm':'argon2','hashIterations':2000000000,'value':'BBBB'}"),
                        Fault.NOT_THE_FORM,
                        "/credential/hash/hashIterations"),
                Arguments.of(grant("'source':'king','timeline':[" + STEP + "]"), Fault.SOURCE, "/grants/0/source"),
                Arguments.of(
                        grant("'source':'office','timeline':[{'from':'2017-02-20','state':'dead'}]"),
                        Fault.TIMELINE,
                        "/grants/0/timeline/0/state"),
                Arguments.of(grant("'source':'office','timeline':[]"), Fault.TIMELINE, "/grants/0/timeline"),
                Arguments.of(
                        grant("'source':'delegation','delegatorFiscalCode':'X','timeline':[" + STEP + "]"),
                        Fault.DELEGATOR,
                        "/grants/0/delegatorFiscalCode"),
                Arguments.of(TestLines.with("'grants':[" + "0,".repeat(64) + "0]"), Fault.TOO_MANY_GRANTS, "/grants"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatTheFormatDoesNotHave(String line, Fault fault, String field) {
        Refused refused = catchThrowableOfType(Refused.class, () -> TestLines.read(line));
        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void noReasonRepeatsTheLine() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> TestLines.read("{\"fiscalCode\":\"RSSMRA85T10A562T\",\"Rossi\":1}"));
        assertThat(refused).hasMessageNotContainingAny("RSSMRA", "Rossi");
        assertThat(TestLines.read(TestLines.whole()).toString()).doesNotContain("Rossi", TestLines.CODE);
    }

    private static Instant issued(String date) {
        return TestLines.read(TestLines.withCredential("{'class':'legacy-generic','issued':" + date + "}"))
                .credential()
                .orElseThrow()
                .record()
                .issuedAt();
    }

    private static String withHash(String hash) {
        return TestLines.withCredential("{'class':'legacy-generic','issued':'2016-04-11','hash':" + hash + "}");
    }

    private static String grant(String more) {
        return TestLines.withGrant("{'profile':'avvocati'," + more + "}");
    }
}
