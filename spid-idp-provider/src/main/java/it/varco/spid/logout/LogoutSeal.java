package it.varco.spid.logout;

import it.varco.spid.registry.Binding;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.XmlElement;
import java.security.PublicKey;
import java.util.List;

/** How a logout message is signed, which depends on the way by which it came. */
public sealed interface LogoutSeal {

    /** Whether one of the keys signed the whole message, and nobody changed it since. */
    boolean isOf(XmlElement root, List<PublicKey> keys);

    /** The way by which the message came. */
    Binding binding();

    /** By POST the signature is in the message. */
    record InTheMessage() implements LogoutSeal {

        @Override
        public boolean isOf(XmlElement root, List<PublicKey> keys) {
            return EnvelopedSignature.isValid(root, keys);
        }

        @Override
        public Binding binding() {
            return Binding.POST;
        }
    }

    /** By Redirect it is in the address, over the message as it was sent. */
    record InTheAddress(SignedQuery query) implements LogoutSeal {

        @Override
        public boolean isOf(XmlElement root, List<PublicKey> keys) {
            return !EnvelopedSignature.isPresent(root) && query.isSignedWith(keys);
        }

        @Override
        public Binding binding() {
            return Binding.REDIRECT;
        }
    }
}
