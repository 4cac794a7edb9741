package it.varco.rehearsal.keycloak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatCode(() -> require(host, management)).doesNotThrowAnyException();
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
        assertThatThrownBy(() -> require(host, management))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(why, "loopback alone", "=127.0.0.1");
    }

    private static void require(String host, String management) {
        LoopbackAlone.require(option -> Optional.ofNullable("http-host".equals(option) ? host : management));
    }
}
