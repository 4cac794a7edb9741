package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.ProxyBeforeRecorder;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the samples' proxies pass on of what a browser sends: nothing that Keycloak would take for the proxy's own word. What
 * Keycloak would make of it does not matter here, and may change with its next version.
 */
@VarcoTest
class HeadersThroughProxyIT {

    private static final String OURS = "from-the-browser";

    private static ProxyBeforeRecorder proxy;

    private final CardReaderAtHome reader;

    HeadersThroughProxyIT(World world) {
        this.reader = CardReaderAtHome.empty(world.cards().serverCertificate());
    }

    @BeforeAll
    static void theProxyOfTheSample() {
        proxy = ProxyBeforeRecorder.start();
    }

    @AfterAll
    static void itIsDone() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "Forwarded",
                "ssl-client-cert",
                "Client-Cert",
                "X-Varco-Card-Proxy"
            })
    void nothingPassesThatOnlyTheProxyMaySay(String header) {
        assertThat(passed(proxy.mainOrigin(), header)).doesNotContain(OURS);
        assertThat(passed(proxy.cardOrigin(), header)).doesNotContain(OURS);
    }

    /** The twin: what is the browser's to say comes through, at either port. */
    @Test
    void whatIsTheBrowsersPasses() {
        assertThat(passed(proxy.mainOrigin(), "Accept-Language")).contains(OURS);
        assertThat(passed(proxy.cardOrigin(), "Accept-Language")).contains(OURS);
    }

    private String passed(URI port, String header) {
        Wire.secure(
                reader,
                port,
                new Wire.Request(
                        "GET /resources/any.css HTTP/1.1", List.of("Host: localhost", header + ": " + OURS), ""));
        return proxy.passed().values().toString();
    }
}
