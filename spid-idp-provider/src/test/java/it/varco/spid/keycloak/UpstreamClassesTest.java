package it.varco.spid.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bodies of Keycloak's methods that ours override, call or hand over to, in the Keycloak that we compile against. Where
 * one moved, what is named beside it has to be read again before the new sum is written here.
 */
class UpstreamClassesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            org.keycloak.broker.saml.SAMLEndpoint                              | ec4c8c0cd6eddf6243adfaa3fb8da7aeabba717cde29015a337325b1a551bc30 | SpidEndpoint: every way in is overridden, and each that is new must be refused
            org.keycloak.broker.saml.SAMLEndpoint$Binding                      | a08a7672a4ae2c8f390129fd9f62dc1558afe7e7cdc3c4702ddad985d06606e7 | SpidEndpoint.SpidPostBinding: what execute and handleLoginResponse do with the judged document, and when they use up the code
            org.keycloak.broker.saml.SAMLEndpoint$PostBinding                  | 1186188fd39d572c1a3ef300f9ab0d4e406f219a216a98c7f28ff813d4343115 | SpidEndpoint.SpidPostBinding: extractResponseDocument and verifySignature
            org.keycloak.broker.saml.SAMLIdentityProvider                      | 428d7756e757a239ad8e82fc221b63b7894a872d1abeb144326be2c0d39b1802 | SpidIdentityProvider: performLogin, preprocessFederatedIdentity, authenticationFinished and export
            org.keycloak.broker.saml.SAMLIdentityProviderConfig                | c8d44f05115ad215baedf84047489ab6237afd1c6ce8bc425252ce77fc3ef564 | SpidIdentityProviderConfig: every switch that loosens a check is overridden
            org.keycloak.saml.BaseSAML2BindingBuilder                          | 3adafe31a1728c847e80df2c985ae1407ca49fe3e71199186e2fbc1cf5668f22 | SignedMessage: what goes into an address is what base64Encoded makes of the document, and is signed after that
            org.keycloak.services.managers.AuthenticationManager               | 6eda8ef1d9ab7d30b1ae1dfc0383d7bdef81950c67abbad265bae6387767c47c | LogoutStart: the state of a session that is over, and of one whose applications come first
            org.keycloak.services.resources.IdentityBrokerService              | c60cdc673272a642a1b504826686d30b0beb56de113d195596ce9bfa6c913df5 | SpidIdentityProvider: the order of the callbacks, the linking note, what events print
            org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider   | 166c279f5408e203a3e5ada8d996a1dc8326068ea188cbd20e63f5d3786b5dc3 | SpidLoginForms: createCommonAttributes must still be called for every page
            org.keycloak.broker.provider.util.IdentityBrokerState              | 2e5b20ccf798dc775930500e2c664b20667e66215f708a9d84726c0cd2b55d33 | PendingSignIn: how a RelayState is read without using up its code
            """)
    void areThoseThatOursWereWrittenAgainst(String className, String sha256, String toReadAgain)
            throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(className))
                .as("%s is not the class that ours was written against; read again %s", className, toReadAgain)
                .isEqualTo(sha256);
    }

    private static String sha256(String className) throws IOException, NoSuchAlgorithmException {
        String name = className.replace('.', '/') + ".class";
        try (InputStream classFile = SpidEndpoint.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(classFile).as("Keycloak has no %s any more", className).isNotNull();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classFile.readAllBytes()));
        }
    }
}
