package it.varco.spid.metadata;

import java.util.List;
import java.util.Optional;

/**
 * All that one metadata document says, but for its keys.
 *
 * @param entityId the name under which AgID knows it
 * @param assertionConsumerService where answers come, index 0
 * @param singleLogoutService where logout messages come
 * @param body who it is, and who runs its sign-in
 * @param attributeSets the registered sets, in the order of their indexes
 */
public record ServiceProvider(
        String entityId,
        String assertionConsumerService,
        String singleLogoutService,
        Body body,
        List<AttributeSet> attributeSets)
        implements MetadataSource {

    public ServiceProvider {
        attributeSets = List.copyOf(attributeSets);
    }

    @Override
    public String signed(MetadataKey key) {
        return SpidMetadata.signed(this, key);
    }

    /** The set that was registered under that index. */
    public Optional<AttributeSet> attributeSet(int index) {
        return attributeSets.stream().filter(set -> set.index() == index).findFirst();
    }
}
