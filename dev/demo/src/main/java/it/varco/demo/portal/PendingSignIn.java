package it.varco.demo.portal;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/** A sign-in that this browser began and that has not come back yet. */
record PendingSignIn(String browser, State state, Nonce nonce, CodeVerifier verifier) {

    static PendingSignIn from(String browser) {
        return new PendingSignIn(browser, new State(), new Nonce(), new CodeVerifier());
    }
}
