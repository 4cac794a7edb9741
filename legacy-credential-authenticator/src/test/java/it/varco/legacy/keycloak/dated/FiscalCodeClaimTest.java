package it.varco.legacy.keycloak.dated;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.person.FiscalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.representations.JsonWebToken;

/** Where the fiscal code is found, and what is none. */
class FiscalCodeClaimTest {

    private static final String CODE = "RVIGLI79B54A944K";
    private static final Optional<FiscalCode> GIULIA = FiscalCode.parse(CODE);

    @ParameterizedTest
    @ValueSource(strings = {CODE, "TINIT-" + CODE})
    void isAClaimOfTheIdToken(String written) {
        assertThat(FiscalCodeClaim.read(openIdConnect(written), "fiscal_number"))
                .isEqualTo(GIULIA);
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, "TINIT-" + CODE})
    void isAnAttributeOfTheAssertion(String written) throws DatatypeConfigurationException {
        assertThat(FiscalCodeClaim.read(saml(written), "fiscal_number")).isEqualTo(GIULIA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "rvigli79b54a944k", " " + CODE, "RVIGLI79B54A944A", "TINIT-TINIT-" + CODE, "12345678903"})
    void isNothingThatTheRegistryWouldNotWrite(String written) throws DatatypeConfigurationException {
        assertThat(FiscalCodeClaim.read(openIdConnect(written), "fiscal_number"))
                .isEmpty();
        assertThat(FiscalCodeClaim.read(saml(written), "fiscal_number")).isEmpty();
    }

    @Test
    void isNotOneOfSeveral() throws DatatypeConfigurationException {
        assertThat(FiscalCodeClaim.read(openIdConnect(List.of(CODE)), "fiscal_number"))
                .isEmpty();
        assertThat(FiscalCodeClaim.read(saml(CODE, CODE), "fiscal_number")).isEmpty();
    }

    @Test
    void isNotInAnotherClaim() throws DatatypeConfigurationException {
        assertThat(FiscalCodeClaim.read(openIdConnect(CODE), "tax_number")).isEmpty();
        assertThat(FiscalCodeClaim.read(saml(CODE), "tax_number")).isEmpty();
    }

    private static BrokeredIdentityContext openIdConnect(Object value) {
        JsonWebToken idToken = new JsonWebToken();
        idToken.setOtherClaims("fiscal_number", value);
        return context(OIDCIdentityProvider.VALIDATED_ID_TOKEN, idToken);
    }

    private static BrokeredIdentityContext saml(String... values) throws DatatypeConfigurationException {
        AttributeType attribute = new AttributeType("fiscal_number");
        Arrays.stream(values).forEach(attribute::addAttributeValue);
        AttributeStatementType statement = new AttributeStatementType();
        statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
        AssertionType assertion =
                new AssertionType("_a", DatatypeFactory.newInstance().newXMLGregorianCalendar());
        assertion.addStatement(statement);
        return context(SAMLEndpoint.SAML_ASSERTION, assertion);
    }

    private static BrokeredIdentityContext context(String key, Object told) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setEnabled(true);
        BrokeredIdentityContext context = new BrokeredIdentityContext("id", provider);
        context.getContextData().put(key, told);
        return context;
    }
}
