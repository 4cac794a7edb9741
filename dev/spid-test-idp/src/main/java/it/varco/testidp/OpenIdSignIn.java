package it.varco.testidp;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;

/** A sign-in under way at the OpenID Connect provider, and how often the password was wrong so far. */
record OpenIdSignIn(AuthenticationRequest request, int wrongPasswords) {

    OpenIdSignIn withWrongPassword() {
        return new OpenIdSignIn(request, wrongPasswords + 1);
    }
}
