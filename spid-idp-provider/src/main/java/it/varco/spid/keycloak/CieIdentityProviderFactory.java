package it.varco.spid.keycloak;

/** The identity provider {@code cie-saml}: SPID's, by CIE's rules. */
public final class CieIdentityProviderFactory extends SchemeProviderFactory {

    public static final String PROVIDER_ID = "cie-saml";

    public CieIdentityProviderFactory() {
        super(PROVIDER_ID, "CIE id", CieSettingsProperties.ALL);
    }
}
