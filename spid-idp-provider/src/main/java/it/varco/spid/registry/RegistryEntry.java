package it.varco.spid.registry;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One identity provider of the federation.
 *
 * @param entityId its name, and what the person's choice carries
 * @param name what the person reads
 * @param certificates those it may sign with; at least one
 * @param singleSignOn where requests go; at least one binding
 * @param singleLogout where logout messages go; there may be none
 */
public record RegistryEntry(
        String entityId,
        String name,
        List<X509Certificate> certificates,
        Map<Binding, URI> singleSignOn,
        Map<Binding, LogoutService> singleLogout) {

    public RegistryEntry {
        certificates = List.copyOf(certificates);
        singleSignOn = Map.copyOf(singleSignOn);
        singleLogout = Map.copyOf(singleLogout);
    }

    /** Where a request by that binding goes. */
    public Optional<URI> singleSignOn(Binding binding) {
        return Optional.ofNullable(singleSignOn.get(binding));
    }

    /** The way that a logout message takes: that binding where the entry knows it, the other where it knows that one alone. */
    public Optional<Binding> logoutBinding(Binding wanted) {
        return singleLogout.containsKey(wanted)
                ? Optional.of(wanted)
                : singleLogout.keySet().stream().findFirst();
    }

    /** The keys that an answer of this provider may be signed with. */
    public List<PublicKey> signingKeys() {
        return certificates.stream().map(X509Certificate::getPublicKey).toList();
    }
}
