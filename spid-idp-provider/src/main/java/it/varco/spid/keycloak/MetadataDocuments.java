package it.varco.spid.keycloak;

import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.ServiceProvider;
import it.varco.spid.metadata.SpidMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The signed metadata of all realms, each signed once for its settings and keys: anybody may ask, and signing is dear. */
final class MetadataDocuments {

    private record Signed(ServiceProvider provider, MetadataKey key, String document) {

        boolean isOf(ServiceProvider otherProvider, MetadataKey otherKey) {
            return provider.equals(otherProvider) && key.equals(otherKey);
        }
    }

    private final Map<String, Signed> byRealm = new ConcurrentHashMap<>();

    String of(String realmId, ServiceProvider provider, MetadataKey key) {
        Signed known = byRealm.get(realmId);
        if (known == null || !known.isOf(provider, key)) {
            known = new Signed(provider, key, SpidMetadata.signed(provider, key));
            byRealm.put(realmId, known);
        }
        return known.document();
    }
}
