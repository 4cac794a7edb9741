package it.varco.register.keycloak.setting;

import com.nimbusds.jose.jwk.JWKSet;
import it.varco.register.modi.ModiSettings;
import java.net.URI;

/** How an Order proves that it speaks. */
public sealed interface Sender {

    /**
     * A client of the realm, which signs with a key of its own for its tokens (RFC 7523, {@code private_key_jwt}).
     *
     * @param clientId the client
     */
    record Client(String clientId) implements Sender {}

    /**
     * The interoperability model, through PDND.
     *
     * @param agreed what was agreed upon; one sender
     * @param voucherKeys where PDND publishes the keys of its vouchers
     * @param clientKeys the public keys of the Order's client at PDND. They are kept here: the interface that gives out one key by its
     *     id wants a voucher of this body's own, and a key that the Order takes back at PDND gets no voucher any more
     */
    record Modi(ModiSettings agreed, URI voucherKeys, JWKSet clientKeys) implements Sender {

        /** The Order's client at PDND. */
        public String clientId() {
            return agreed.senders().iterator().next().clientId();
        }
    }
}
