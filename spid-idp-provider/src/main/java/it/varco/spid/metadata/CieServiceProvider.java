package it.varco.spid.metadata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that the metadata document for CIE says, but for its keys.
 *
 * @param entityId the name under which the Ministry knows it
 * @param assertionConsumerService where answers come, index 0
 * @param singleLogoutService where logout messages would come
 * @param organization the body
 * @param administrative the body as a contact
 * @param technical its technical partner
 * @param service what people sign in to, as {@code urn:uuid:} and a UUID of version 4
 */
public record CieServiceProvider(
        String entityId,
        String assertionConsumerService,
        String singleLogoutService,
        Organization organization,
        CieContact administrative,
        Optional<CieContact> technical,
        String service)
        implements MetadataSource {

    /** All that CIE gives over SAML, and what it gives always: the eIDAS minimum dataset. */
    public static final List<String> ATTRIBUTES = List.of("name", "familyName", "dateOfBirth", "fiscalNumber");

    @Override
    public String signed(MetadataKey key) {
        return CieMetadata.signed(this, key);
    }

    /** The name of a service that was given none: always the same of the same entity, so that no document changes by itself. */
    public static String serviceOf(String entityId) {
        UUID derived = UUID.nameUUIDFromBytes(entityId.getBytes(StandardCharsets.UTF_8));
        long version4 = derived.getMostSignificantBits() & ~0xF000L | 0x4000L;
        return "urn:uuid:" + new UUID(version4, derived.getLeastSignificantBits());
    }
}
