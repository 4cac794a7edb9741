package it.varco.legacy.keycloak.dated;

import it.varco.policy.person.FiscalCode;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.oidc.mappers.AbstractClaimMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;

/** Finds the fiscal code in what an identity provider has just told: a claim of OpenID Connect or an attribute of SAML. */
final class FiscalCodeClaim {

    private FiscalCodeClaim() {}

    /** The code; empty where there is none, more than one, or one that is not as the registry writes it. */
    static Optional<FiscalCode> read(BrokeredIdentityContext context, String name) {
        Object value = context.getContextData().get(SAMLEndpoint.SAML_ASSERTION) instanceof AssertionType assertion
                ? attribute(assertion, name)
                : AbstractClaimMapper.getClaimValue(context, name);
        return value instanceof String text ? code(text) : Optional.empty();
    }

    /** As SPID writes it or bare; nothing is forgiven, since it is not typed by a person. */
    private static Optional<FiscalCode> code(String text) {
        return FiscalCode.fromSpid(text)
                .or(() -> FiscalCode.parse(text).filter(parsed -> parsed.value().equals(text)));
    }

    private static Object attribute(AssertionType assertion, String name) {
        List<Object> values = assertion.getAttributeStatements().stream()
                .map(AttributeStatementType::getAttributes)
                .flatMap(List::stream)
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .filter(attribute -> attribute != null && name.equals(attribute.getName()))
                .map(AttributeType::getAttributeValue)
                .flatMap(List::stream)
                .toList();
        return values.size() == 1 ? values.get(0) : null;
    }
}
