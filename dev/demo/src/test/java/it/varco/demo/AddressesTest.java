package it.varco.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void replacesEachAddressOnceAlsoWhereANewOneLooksLikeAnOldOne() {
        Addresses shiftedByOne = new Ports(1).addresses();
        assertThat(shiftedByOne.in("http://localhost:8080/a http://localhost:8081/b http://localhost:8088/c"))
                .isEqualTo("http://localhost:8081/a http://localhost:8082/b http://localhost:8089/c");
    }

    @Test
    void leavesOtherAddressesAlone() {
        String others = "http://localhost:80801 http://localhost:9000 https://localhost:8080";
        assertThat(new Addresses(uri("http://a"), uri("http://b"), uri("http://c")).in(others))
                .isEqualTo(others);
    }

    private static URI uri(String text) {
        return URI.create(text);
    }
}
