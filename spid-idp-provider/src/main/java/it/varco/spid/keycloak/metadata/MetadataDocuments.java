package it.varco.spid.keycloak.metadata;

import it.varco.spid.lint.MetadataLint;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.MetadataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The signed metadata of all realms, each signed once for its settings and keys: anybody may ask, and signing is dear. */
public final class MetadataDocuments {

    private record Place(String realmId, String alias, String code) {}

    private final Map<Place, SignedMetadata> signed = new ConcurrentHashMap<>();

    /**
     * @param code of the service provider within the realm; empty for the realm's own
     * @param lint by which the document is looked at
     */
    SignedMetadata of(
            String realmId, String alias, String code, MetadataSource provider, MetadataKey key, MetadataLint lint) {
        Place place = new Place(realmId, alias, code);
        SignedMetadata known = signed.get(place);
        if (known == null || !known.isOf(provider, key)) {
            known = new SignedMetadata(provider, key, lint);
            signed.put(place, known);
        }
        return known;
    }

    /** A realm that is gone leaves nothing. */
    public void forget(String realmId) {
        signed.keySet().removeIf(place -> place.realmId().equals(realmId));
    }
}
