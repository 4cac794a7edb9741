package it.varco.spid.certificate;

/**
 * Who a certificate is about: a public administration in the role of service provider.
 *
 * @param organizationName the full official name, as in the metadata
 * @param displayName the name that identity providers show
 * @param entityId the service provider's entity id
 * @param ipaCode the body's code in the index of public administrations
 * @param locality the city of the registered seat, in full
 */
public record CertificateSubject(
        String organizationName, String displayName, String entityId, String ipaCode, String locality) {}
