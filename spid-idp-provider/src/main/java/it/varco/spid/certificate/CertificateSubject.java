package it.varco.spid.certificate;

import it.varco.spid.metadata.Sector;

/**
 * Who a certificate is about, in the role of service provider.
 *
 * @param organizationName the full official name, as in the metadata
 * @param displayName the name that identity providers show
 * @param entityId the service provider's entity id
 * @param organizationIdentifier as {@link OrganizationIdentifier} writes it
 * @param locality the city of the registered seat, in full
 */
public record CertificateSubject(
        Sector sector,
        String organizationName,
        String displayName,
        String entityId,
        String organizationIdentifier,
        String locality) {}
