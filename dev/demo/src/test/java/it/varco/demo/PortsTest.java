package it.varco.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void movesAllTogether() {
        Ports ports = Ports.fromEnvironment(Optional.of("100"));
        assertThat(ports.addresses().keycloak()).hasToString("http://localhost:8180");
        assertThat(ports.addresses().portal()).hasToString("http://localhost:8181");
        assertThat(ports.addresses().testIdentityProviders()).hasToString("http://localhost:8188");
        assertThat(ports.cards()).isEqualTo(8543);
        assertThat(ports.cardResponder()).isEqualTo(8189);
        assertThat(ports.management()).isEqualTo(9100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "60000", "1.5"})
    void refusesAnOffsetThatIsNone(String offset) {
        assertThatThrownBy(() -> Ports.fromEnvironment(Optional.of(offset))).isInstanceOf(DemoRefused.class);
    }

    @Test
    void saysWhichPortIsTakenAndHowToMove() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(taken.getLocalPort() - new Ports(0).portal());
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(DemoRefused.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("VARCO_PORT_OFFSET");
        }
    }
}
