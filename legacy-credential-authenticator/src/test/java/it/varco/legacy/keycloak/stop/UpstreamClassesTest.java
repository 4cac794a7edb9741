package it.varco.legacy.keycloak.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bodies of Keycloak's methods that the issuance stop leans on, in the Keycloak that we compile against. Where one moved,
 * what is named beside it has to be read again before the new sum is written here.
 */
class UpstreamClassesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            org.keycloak.credential.PasswordCredentialProvider        | f257e8692148bcdbb20333fa51e35166dc6c90ab51050784d807469722b93f2a | StoredPasswords: clear text comes back through the method for hashes, and isValid calls none that is overridden
            org.keycloak.credential.PasswordCredentialProviderFactory | ece96026546e032a3c494d856d707e7b46ec28eb97481a730ae47cd3dd2b41b7 | StoredPasswordsFactory: postInit, order, and what create hands over
            """)
    void areThoseThatOursWereWrittenAgainst(String className, String sha256, String toReadAgain)
            throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(className))
                .as("%s is not the class that ours was written against; read again %s", className, toReadAgain)
                .isEqualTo(sha256);
    }

    private static String sha256(String className) throws IOException, NoSuchAlgorithmException {
        String name = className.replace('.', '/') + ".class";
        try (InputStream classFile = StoredPasswords.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(classFile).as("Keycloak has no %s any more", className).isNotNull();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classFile.readAllBytes()));
        }
    }
}
