package it.varco.legacy.keycloak.dated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bodies of Keycloak's methods that a dated method leans on, in the Keycloak that we compile against. Where one moved,
 * what is named beside it has to be read again before the new sum is written here.
 */
class UpstreamClassesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            org.keycloak.services.resources.IdentityBrokerService                | c60cdc673272a642a1b504826686d30b0beb56de113d195596ce9bfa6c913df5 | DatedMethodMapper: the moments in which a mapper is called, and that linking comes after the first
            org.keycloak.broker.oidc.AbstractOAuth2IdentityProvider$Endpoint     | fa91f6e55ceb93dcf45b4f5269f993ddebb3441ec6a469b210368f9de5979815 | DatedMethodMapper: a page that is thrown is what the person gets
            org.keycloak.broker.oidc.OIDCIdentityProvider                        | 02f616aeae44ea2d5b6dfba295859819e83960e2fb17c31c729b340c4ea62add | FiscalCodeClaim: under which names the tokens are handed over, once they were validated
            org.keycloak.broker.oidc.mappers.AbstractClaimMapper                 | 709e78e4fe87b43be8571d899e0481cbb161616e6b7e6479649f45b2cf1c70d4 | FiscalCodeClaim: where a claim is looked for
            org.keycloak.broker.provider.AbstractIdentityProviderMapper          | 8bffcb06330b8cdbcbcb3c1060be6a1e37cb89e6d28da4991b29c7efdc403fee | DatedMethodMapper: what it does where we override nothing
            org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate  | 4ea8e28e68716f4b50eca6a63ee7f57e8da1175fa9d39f009f11a2658fed8c98 | DatedMethodMapper: the sync mode in which it is not called again
            """)
    void areThoseThatOursWereWrittenAgainst(String className, String sha256, String toReadAgain)
            throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(className))
                .as("%s is not the class that ours was written against; read again %s", className, toReadAgain)
                .isEqualTo(sha256);
    }

    private static String sha256(String className) throws IOException, NoSuchAlgorithmException {
        String name = className.replace('.', '/') + ".class";
        try (InputStream classFile = DatedMethodMapper.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(classFile).as("Keycloak has no %s any more", className).isNotNull();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classFile.readAllBytes()));
        }
    }
}
