package it.varco.testidp;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Instant;
import java.util.Map;

/**
 * What a code stands for.
 *
 * @param request what was asked
 * @param claims what is told of the person
 * @param signedInAt when the password was typed
 */
record OpenIdGrant(AuthenticationRequest request, Map<String, Object> claims, Instant signedInAt) {

    @Override
    public String toString() {
        return "OpenIdGrant[" + signedInAt + "]";
    }
}
