package it.varco.spid.metadata;

import java.util.List;

/**
 * All that the metadata of a public service provider says, but for its keys.
 *
 * @param entityId the name under which AgID knows it
 * @param assertionConsumerService where answers come, index 0
 * @param singleLogoutService where logout messages come
 * @param organization the body
 * @param contact how to reach it
 * @param attributeSets the registered sets, in the order of their indexes
 */
public record ServiceProvider(
        String entityId,
        String assertionConsumerService,
        String singleLogoutService,
        Organization organization,
        Contact contact,
        List<AttributeSet> attributeSets) {

    public ServiceProvider {
        attributeSets = List.copyOf(attributeSets);
    }

    /**
     * The body, in Italian, which is the one language that must be there.
     *
     * @param name full official name
     * @param displayName what identity providers show the person
     * @param url its site
     */
    public record Organization(String name, String displayName, String url) {}

    /**
     * The body's technical contact.
     *
     * @param ipaCode its code in the index of public administrations
     * @param email an office's mailbox, not a person's
     * @param telephone with international prefix and no blanks; may be empty
     */
    public record Contact(String ipaCode, String email, String telephone) {}

    /**
     * One set of attributes that requests point to.
     *
     * @param index as registered with AgID
     * @param serviceName short, in Italian
     * @param attributes SPID's names, without repetition
     */
    public record AttributeSet(int index, String serviceName, List<String> attributes) {

        public AttributeSet {
            attributes = List.copyOf(attributes);
        }
    }
}
