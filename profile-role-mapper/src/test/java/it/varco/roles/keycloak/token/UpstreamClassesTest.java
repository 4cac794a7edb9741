package it.varco.roles.keycloak.token;

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
            org.keycloak.protocol.saml.mappers.RoleListMapper            | 7a6b4728a2819e19ddf57b0a06430cfba4ecab729aba6e0ffd04e5232b070161 | ProfileRoleList: mapRoles must read all roles from the context
            org.keycloak.protocol.saml.SamlProtocol                      | 4ad89b08f6d37e00a02e3cb0a4563883935f7d66b3f3bb717f9da8c316104100 | ProfileRoleList: the role list with the highest priority is asked alone
            org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider  | efbc9fa5360604bf118755c94cde5f883432bd75cdcbe60e999d92b97828ebbb | IntrospectedAccessToken: introspectionChecks runs the mappers, and false is inactive
            org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider | 9825244c165be6f3d8372e17713102034e91acbbee19a57ff2dc9598dc5de2ef | IntrospectedRefreshToken: the same
            org.keycloak.services.managers.AuthenticationManager         | 6eda8ef1d9ab7d30b1ae1dfc0383d7bdef81950c67abbad265bae6387767c47c | Gate: which required actions are left out, and when they are asked
            org.keycloak.services.resources.LoginActionsService          | 71ec8c18e6cc3c81606af919d5d99e6b44754fdd7e3994b5c5d7b9c7daa3fe11 | Gate: what becomes of its answers, and of a cancelled action
            """)
    void areThoseThatOursWereWrittenAgainst(String className, String sha256, String toReadAgain)
            throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(className))
                .as("%s is not the class that ours was written against; read again %s", className, toReadAgain)
                .isEqualTo(sha256);
    }

    private static String sha256(String className) throws IOException, NoSuchAlgorithmException {
        String name = className.replace('.', '/') + ".class";
        try (InputStream classFile = ProfileRoles.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(classFile).as("Keycloak has no %s any more", className).isNotNull();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classFile.readAllBytes()));
        }
    }
}
