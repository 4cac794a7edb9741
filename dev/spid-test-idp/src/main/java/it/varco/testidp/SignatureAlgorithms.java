package it.varco.testidp;

import java.util.Map;
import java.util.Set;

/** The algorithms that SPID admits (SPID technical rules, metadata: RSA, SHA-256 or stronger). */
final class SignatureAlgorithms {
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    static final Set<String> DIGESTS =
            Set.of(SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384", "http://www.w3.org/2001/04/xmlenc#sha512");

    static final int MINIMUM_RSA_BITS = 2048;

    private static final Map<String, String> JCA_NAMES = Map.of(
            RSA_SHA256,
            "SHA256withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "SHA384withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "SHA512withRSA");

    static final Set<String> SIGNATURES = JCA_NAMES.keySet();

    private SignatureAlgorithms() {}

    static String jcaName(String uri) {
        return JCA_NAMES.get(uri);
    }
}
