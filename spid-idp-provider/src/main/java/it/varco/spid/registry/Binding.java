package it.varco.spid.registry;

import it.varco.spid.xml.Saml;
import java.util.Arrays;
import java.util.Optional;

/** The two ways in which a request travels. */
public enum Binding {
    POST(Saml.BINDING_POST),
    REDIRECT(Saml.BINDING_REDIRECT);

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** The binding's name in metadata. */
    public String uri() {
        return uri;
    }

    static Optional<Binding> of(String uri) {
        return Arrays.stream(values())
                .filter(binding -> binding.uri.equals(uri))
                .findFirst();
    }
}
