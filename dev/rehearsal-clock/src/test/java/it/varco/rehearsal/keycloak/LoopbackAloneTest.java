package it.varco.rehearsal.keycloak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackAloneTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "::1,       ::1",
        "localhost, localhost",
        "localhost, 127.0.0.1",
        // The management interface follows where it is told nothing.
        "127.0.0.1, "
    })
    void loadsWhereAllListensOnLoopback(String host, String management) {
        assertThatCode(() -> require(listening(host, management))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        // Under kc.sh start, an address that is not set is every address.
        ",                 ,          http-host is not set",
        ",                 127.0.0.1, http-host is not set",
        "0.0.0.0,          127.0.0.1, http-host is 0.0.0.0",
        "::,               ::1,       http-host is ::",
        "192.168.1.20,     127.0.0.1, http-host is 192.168.1.20",
        "localhost.evil.test, ,       http-host is localhost.evil.test",
        "127.0.0.1,        0.0.0.0,   http-management-host is 0.0.0.0",
        "127.0.0.1,        '',        http-management-host is",
        "'',               ,          http-host is"
    })
    void refusesToLoadElsewhereAndSaysWhy(String host, String management, String why) {
        assertThatThrownBy(() -> require(listening(host, management)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(why, "loopback alone", "=127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "hostname,               localhost",
        "hostname,               127.0.0.1",
        "hostname,               http://localhost:8080",
        "hostname,               https://127.0.0.1:8443/auth",
        "hostname,               http://[::1]:8080",
        "hostname-admin,         http://localhost:8080",
        "proxy-protocol-enabled, false",
        "proxy-headers,          "
    })
    void loadsWhereTheServerIsKnownOnThisMachineOnly(String option, String value) {
        assertThatCode(() -> require(onLoopbackWith(option, value))).doesNotThrowAnyException();
    }

    /** A proxy on the same machine leads others to a listener on loopback. */
    @ParameterizedTest
    @CsvSource({
        "proxy-headers,          xforwarded",
        "proxy-headers,          forwarded",
        "proxy-headers,          ''",
        "proxy-protocol-enabled, true"
    })
    void refusesToLoadBehindAProxyAndSaysWhy(String option, String value) {
        assertThatThrownBy(() -> require(onLoopbackWith(option, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(option + " is " + value, "no proxy", "without --" + option);
    }

    @ParameterizedTest
    @CsvSource({
        "hostname,       accesso.ente.it",
        "hostname,       https://accesso.ente.it",
        "hostname,       localhost.evil.test",
        "hostname,       http://localhost@accesso.ente.it",
        "hostname,       https://accesso.ente.it#localhost",
        "hostname,       http://",
        "hostname,       ''",
        "hostname-admin, https://console.ente.it"
    })
    void refusesToLoadWhereTheServerHasANameThatOthersKnow(String option, String value) {
        assertThatThrownBy(() -> require(onLoopbackWith(option, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(option + " is " + value, "--" + option + "=http://localhost");
    }

    private static Map<String, String> listening(String host, String management) {
        Map<String, String> options = new HashMap<>();
        options.put("http-host", host);
        options.put("http-management-host", management);
        return options;
    }

    private static Map<String, String> onLoopbackWith(String option, String value) {
        Map<String, String> options = listening("127.0.0.1", null);
        options.put(option, value);
        return options;
    }

    private static void require(Map<String, String> options) {
        LoopbackAlone.require(option -> Optional.ofNullable(options.get(option)));
    }
}
