package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.ServerZip;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code UpstreamClassesTest} holds of the Keycloak that we compile against, held of the one that runs. Two
 * differ between 26.7.0 and 26.7.3: {@code IdentityBrokerService}, which also refuses sign-in by a provider that is for
 * linking only, and more of the linking that clients begin; and {@code AuthenticationManager}, whose required actions are
 * held by {@code GateIT} on the one that runs.
 */
class UpstreamClassesIT {

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            keycloak-services           | org.keycloak.broker.saml.SAMLEndpoint                              | ec4c8c0cd6eddf6243adfaa3fb8da7aeabba717cde29015a337325b1a551bc30 | SpidEndpoint: every way in is overridden, and each that is new must be refused
            keycloak-services           | org.keycloak.broker.saml.SAMLEndpoint$Binding                      | a08a7672a4ae2c8f390129fd9f62dc1558afe7e7cdc3c4702ddad985d06606e7 | SpidEndpoint.SpidPostBinding: what execute and handleLoginResponse do with the judged document, and when they use up the code
            keycloak-services           | org.keycloak.broker.saml.SAMLEndpoint$PostBinding                  | 1186188fd39d572c1a3ef300f9ab0d4e406f219a216a98c7f28ff813d4343115 | SpidEndpoint.SpidPostBinding: extractResponseDocument and verifySignature
            keycloak-services           | org.keycloak.broker.saml.SAMLIdentityProvider                      | 428d7756e757a239ad8e82fc221b63b7894a872d1abeb144326be2c0d39b1802 | SpidIdentityProvider: performLogin, preprocessFederatedIdentity, authenticationFinished and export
            keycloak-services           | org.keycloak.broker.saml.SAMLIdentityProviderConfig                | c8d44f05115ad215baedf84047489ab6237afd1c6ce8bc425252ce77fc3ef564 | SpidIdentityProviderConfig: every switch that loosens a check is overridden
            keycloak-saml-core          | org.keycloak.saml.BaseSAML2BindingBuilder                          | 3adafe31a1728c847e80df2c985ae1407ca49fe3e71199186e2fbc1cf5668f22 | SignedMessage: what goes into an address is what base64Encoded makes of the document, and is signed after that
            keycloak-services           | org.keycloak.services.resources.IdentityBrokerService              | e0062ab65ea23f07725f6d1d4a662e261189e2fecbba5c1c94cd24f2997a614c | SpidIdentityProvider: the order of the callbacks, the linking note, what events print
            keycloak-services           | org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider   | 166c279f5408e203a3e5ada8d996a1dc8326068ea188cbd20e63f5d3786b5dc3 | SpidLoginForms: createCommonAttributes must still be called for every page
            keycloak-services           | org.keycloak.broker.oidc.AbstractOAuth2IdentityProvider$Endpoint   | fa91f6e55ceb93dcf45b4f5269f993ddebb3441ec6a469b210368f9de5979815 | DatedMethodMapper: a page that is thrown is what the person gets
            keycloak-services           | org.keycloak.broker.oidc.OIDCIdentityProvider                      | 02f616aeae44ea2d5b6dfba295859819e83960e2fb17c31c729b340c4ea62add | FiscalCodeClaim: under which names the tokens are handed over, once they were validated
            keycloak-services           | org.keycloak.broker.oidc.mappers.AbstractClaimMapper               | 709e78e4fe87b43be8571d899e0481cbb161616e6b7e6479649f45b2cf1c70d4 | FiscalCodeClaim: where a claim is looked for
            keycloak-services           | org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator | f350060eb31659ecaf2f797e2131bd939c38d7f5c7ea30ab6b9ea99ee4b7bfb7 | LinkByFiscalCode: what is checked before the step is asked
            keycloak-services           | org.keycloak.credential.PasswordCredentialProvider                 | f257e8692148bcdbb20333fa51e35166dc6c90ab51050784d807469722b93f2a | StoredPasswords: clear text comes back through the method for hashes, and isValid calls none that is overridden
            keycloak-services           | org.keycloak.credential.PasswordCredentialProviderFactory          | ece96026546e032a3c494d856d707e7b46ec28eb97481a730ae47cd3dd2b41b7 | StoredPasswordsFactory: postInit, order, and what create hands over
            keycloak-model-storage      | org.keycloak.credential.UserCredentialManager                      | 248c472e06eb19f1f23099b2e0cc3af484dafdfa5fbe56a7bf2351ae8b5cf9d9 | StoredPasswords: hashes that a request brings go through the provider
            keycloak-server-spi-private | org.keycloak.broker.provider.AbstractIdentityProviderMapper        | 8bffcb06330b8cdbcbcb3c1060be6a1e37cb89e6d28da4991b29c7efdc403fee | DatedMethodMapper: what it does where we override nothing
            keycloak-server-spi-private | org.keycloak.broker.provider.IdentityProviderMapperSyncModeDelegate | 4ea8e28e68716f4b50eca6a63ee7f57e8da1175fa9d39f009f11a2658fed8c98 | DatedMethodMapper: the sync mode in which it is not called again
            keycloak-server-spi-private | org.keycloak.broker.provider.util.IdentityBrokerState              | 2e5b20ccf798dc775930500e2c664b20667e66215f708a9d84726c0cd2b55d33 | PendingSignIn: how a RelayState is read without using up its code
            keycloak-services           | org.keycloak.protocol.saml.mappers.RoleListMapper                  | 7a6b4728a2819e19ddf57b0a06430cfba4ecab729aba6e0ffd04e5232b070161 | ProfileRoleList: mapRoles must read all roles from the context
            keycloak-services           | org.keycloak.protocol.saml.SamlProtocol                            | 4ad89b08f6d37e00a02e3cb0a4563883935f7d66b3f3bb717f9da8c316104100 | ProfileRoleList: the role list with the highest priority is asked alone
            keycloak-services           | org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider        | efbc9fa5360604bf118755c94cde5f883432bd75cdcbe60e999d92b97828ebbb | IntrospectedAccessToken: introspectionChecks runs the mappers, and false is inactive
            keycloak-services           | org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider       | 9825244c165be6f3d8372e17713102034e91acbbee19a57ff2dc9598dc5de2ef | IntrospectedRefreshToken: the same
            keycloak-services           | org.keycloak.services.managers.AuthenticationManager               | 40ed719ac6aba0cf67289910946cde283b8f4739179270d4be2c3dca6d4fe456 | Gate: which required actions are left out, and when they are asked; LogoutStart: the state of a session that is over, and of one whose applications come first
            keycloak-services           | org.keycloak.services.resources.LoginActionsService                | 71ec8c18e6cc3c81606af919d5d99e6b44754fdd7e3994b5c5d7b9c7daa3fe11 | Gate: what becomes of its answers, and of a cancelled action
            keycloak-model-jpa          | org.keycloak.events.jpa.JpaEventStoreProvider                      | 6bc9569fdc630a730d5f901e738180aeb652af9cb4c1613ba8c58bef52c51b3f | StoredEvents: onEvent alone keeps an event of a sign-in or an account
            """)
    void areThoseThatOursWereReadWith(String artifact, String className, String sha256, String toReadAgain)
            throws NoSuchAlgorithmException {
        byte[] found = MessageDigest.getInstance("SHA-256").digest(ServerZip.classFile(artifact, className));

        assertThat(HexFormat.of().formatHex(found))
                .as("%s moved in Keycloak %s; read again %s", className, ServerZip.version(), toReadAgain)
                .isEqualTo(sha256);
    }
}
