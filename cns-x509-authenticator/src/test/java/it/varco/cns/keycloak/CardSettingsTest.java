package it.varco.cns.keycloak;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import it.varco.cns.profile.CardProfile;
import it.varco.cns.profile.CardRules;
import it.varco.cns.profile.CodeSource;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.TrustedListSettings.WhenStale;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardSettingsTest {

    private static final String SIGNER = "ab".repeat(32);

    @Test
    void signsNobodyInWhereNothingIsSet() {
        CardSettings nothing = read(Map.of());
        assertThat(nothing.areComplete()).isFalse();
        assertThat(nothing.revocation().mode()).isEqualTo(RevocationMode.OCSP_THEN_CRL);
        assertThat(nothing.refreshEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(nothing.listener()).isEqualTo(CardSettings.Listener.VERIFIES);
    }

    @ParameterizedTest
    @CsvSource({"anchors, /etc/anchors", "trusted-list, /etc/list.xml"})
    void needsAnOriginAndAuthorities(String option, String value) {
        Map<String, String> options = new HashMap<>(Map.of("trusted-list-signers", SIGNER, option, value));
        assertThat(read(options).areComplete()).isFalse();
        options.put("origin", "https://login.example.it:8443");
        assertThat(read(options).areComplete()).isTrue();
    }

    @Test
    void readsEachOption() {
        CardSettings settings = read(Map.ofEntries(
                entry("origin", "https://login.example.it:8443"),
                entry("anchors", "/etc/anchors"),
                entry("trusted-list", "https://eidas.agid.gov.it/TL/TSL-IT.xml"),
                entry("trusted-list-signers", SIGNER + ", " + "cd".repeat(32)),
                entry("revocation", "crl-only"),
                entry("revocation-hosts", "ocsp.example.it crl.example.it"),
                entry("soft-until", "2027-01-31"),
                entry("refresh-every", "PT30M"),
                entry("lookup", "nginx"),
                entry("proxy-secret-file", "/etc/secret"),
                entry("unverified-listener", "true")));

        assertThat(settings.origins().orElseThrow().all()).containsExactly(new CardOrigin("login.example.it", 8443));
        assertThat(settings.anchors()).contains(Path.of("/etc/anchors"));
        assertThat(settings.trustedList()).hasValueSatisfying(list -> {
            assertThat(list.location()).isEqualTo(URI.create("https://eidas.agid.gov.it/TL/TSL-IT.xml"));
            assertThat(list.settings().signers()).containsExactlyInAnyOrder(SIGNER, "cd".repeat(32));
        });
        assertThat(settings.revocation().mode()).isEqualTo(RevocationMode.CRL_ONLY);
        assertThat(settings.revocation().hosts()).containsExactlyInAnyOrder("ocsp.example.it", "crl.example.it");
        assertThat(settings.revocation().softUntil()).contains(LocalDate.of(2027, 1, 31));
        assertThat(settings.refreshEvery()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.lookup()).contains("nginx");
        assertThat(settings.proxySecret()).contains(Path.of("/etc/secret"));
        assertThat(settings.listener()).isEqualTo(CardSettings.Listener.LETS_ANYTHING_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/list.xml, file:///etc/list.xml",
        "http://127.0.0.1:8080/list, http://127.0.0.1:8080/list",
        "https://list.example.it, https://list.example.it"
    })
    void readsWhereTheListIs(String value, URI location) {
        assertThat(read(Map.of("trusted-list", value, "trusted-list-signers", SIGNER))
                        .trustedList())
                .map(CardSettings.ListSource::location)
                .contains(location);
    }

    @Test
    void readsAListBesideTheServer() {
        assertThat(read(Map.of("trusted-list", "conf/list.xml", "trusted-list-signers", SIGNER))
                        .trustedList())
                .map(list -> Path.of(list.location()))
                .contains(Path.of("conf/list.xml").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({"warn, WARN", "stop, STOP", "'', WARN"})
    void readsWhatHappensWithAStaleList(String value, WhenStale meant) {
        assertThat(read(Map.of(
                                "trusted-list",
                                "/etc/list.xml",
                                "trusted-list-signers",
                                SIGNER,
                                "trusted-list-when-stale",
                                value))
                        .trustedList())
                .map(list -> list.settings().whenStale())
                .contains(meant);
    }

    @Test
    void namesTheWordThatSaysNothingOfAStaleList() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of(
                        "trusted-list",
                        "/etc/list.xml",
                        "trusted-list-signers",
                        SIGNER,
                        "trusted-list-when-stale",
                        "never")))
                .withMessageContaining("trusted-list-when-stale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "htps://eidas.agid.gov.it/TL/TSL-IT.xml",
                "file:///etc/list.xml",
                "https:/eidas.agid.gov.it",
                "https://",
                "https://eidas.agid.gov.it/a list"
            })
    void refusesPlaceWhereNoListCanBe(String location) {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of("trusted-list", location, "trusted-list-signers", SIGNER)))
                .withMessageContaining("--spi-authenticator--varco-card--trusted-list ");
    }

    @Test
    void readsWhereTheFiscalCodeIsInItsOrder() {
        assertThat(read(Map.of()).rules()).isEqualTo(CardRules.STANDARD);
        assertThat(read(Map.of("cie-fiscal-code", "whole-serial-number, common-name-before-slash"))
                        .rules()
                        .profiles())
                .containsExactly(
                        CardProfile.CNS,
                        CardProfile.CIE.withCodeIn(
                                List.of(CodeSource.WHOLE_SERIAL_NUMBER, CodeSource.COMMON_NAME_BEFORE_SLASH)));
    }

    @Test
    void readsTheListsThatAreFetchedBeforeAnybodyNeedsThem() {
        assertThat(read(Map.of()).revocationLists()).isEmpty();
        assertThat(read(Map.of("revocation-lists", "http://crl.example.it/a.crl, https://crl.example.it/b.crl"))
                        .revocationLists())
                .containsExactlyInAnyOrder(
                        URI.create("http://crl.example.it/a.crl"), URI.create("https://crl.example.it/b.crl"));
    }

    @Test
    void readsMorePoliciesOfCns() {
        assertThat(read(Map.of("more-cns-policies", "1.3.159.6.1.3.2.10 1.3.76.12.1.1.10.2.2.10"))
                        .rules()
                        .profiles())
                .containsExactly(CardProfile.CNS.alsoTelling(CardProfile.LOMBARDY_POLICIES), CardProfile.CIE);
    }

    @Test
    void readsHowStrongKeysMustBe() {
        assertThat(read(Map.of("key-strength", "current")).rules()).isEqualTo(CardRules.STANDARD);
        assertThat(read(Map.of("key-strength", "first-cards", "more-cns-policies", "1.3.159.6.1.3.2.10"))
                        .rules()
                        .keyStrength())
                .isEqualTo(KeyStrength.FIRST_CARDS);
    }

    @ParameterizedTest
    @CsvSource({
        "origin, http://login.example.it",
        "revocation, sometimes",
        "soft-until, next year",
        "unverified-listener, yes",
        "revocation-lists, ldap://ldap.example.it/cn=list",
        "revocation-lists, list.crl",
        "refresh-every, hourly",
        "cie-fiscal-code, somewhere",
        "key-strength, 1024",
        "more-cns-policies, lombardy",
        "more-cns-policies, 1.3.76.47.4",
        "refresh-every, PT9S",
        "refresh-every, P2D",
        "trusted-list, https://eidas.agid.gov.it/TL/TSL-IT.xml"
    })
    void namesTheOptionThatCannotBeMeant(String option, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of(option, value)))
                .withMessageContaining("--spi-authenticator--varco-card--" + option);
    }

    private static CardSettings read(Map<String, String> options) {
        return CardSettings.read(options::get);
    }
}
