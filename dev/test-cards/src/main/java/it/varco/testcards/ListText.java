package it.varco.testcards;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of a list, with the elements that ETSI TS 119 612 wants, in its order. */
final class ListText {
    static final String NAMESPACE = "http://uri.etsi.org/02231/v2#";
    static final String ROOT_ID = "elenco";

    private static final int SERVICES_OF_A_PROVIDER = 3;
    private static final String OPERATOR = "Agenzia di Prova";

    private ListText() {}

    static String of(TrustedListXml list) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <TrustServiceStatusList xmlns="%s" Id="%s" TSLTag="http://uri.etsi.org/19612/TSLTag">
                <SchemeInformation>
                <TSLVersionIdentifier>5</TSLVersionIdentifier>
                <TSLSequenceNumber>%d</TSLSequenceNumber>
                <TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType>
                <SchemeOperatorName>%s</SchemeOperatorName>
                <SchemeOperatorAddress>%s</SchemeOperatorAddress>
                <SchemeName><Name xml:lang="en">IT:Trusted list of nobody</Name></SchemeName>
                <SchemeInformationURI>%s</SchemeInformationURI>
                <StatusDeterminationApproach>\
                http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/EUappropriate</StatusDeterminationApproach>
                <SchemeTypeCommunityRules>%s</SchemeTypeCommunityRules>
                <SchemeTerritory>IT</SchemeTerritory>
                <PolicyOrLegalNotice><TSLLegalNotice xml:lang="en">For tests.</TSLLegalNotice></PolicyOrLegalNotice>
                <HistoricalInformationPeriod>65535</HistoricalInformationPeriod>
                <ListIssueDateTime>%s</ListIssueDateTime>
                <NextUpdate><dateTime>%s</dateTime></NextUpdate>
                <DistributionPoints><URI>http://agenzia.example.it/TSL-IT.xml</URI></DistributionPoints>
                </SchemeInformation>
                <TrustServiceProviderList>
                %s</TrustServiceProviderList>
                </TrustServiceStatusList>
                """.formatted(
                        NAMESPACE,
                        ROOT_ID,
                        list.sequence(),
                        name(OPERATOR),
                        address(),
                        uri("http://agenzia.example.it/"),
                        uri("http://uri.etsi.org/TrstSvc/TrustedList/schemerules/IT"),
                        list.issued(),
                        list.nextUpdate(),
                        providers(list.services()));
    }

    private static String providers(List<TrustService> services) {
        return IntStream.iterate(0, i -> i < services.size(), i -> i + SERVICES_OF_A_PROVIDER)
                .mapToObj(i -> provider(i, services.subList(i, Math.min(i + SERVICES_OF_A_PROVIDER, services.size()))))
                .collect(Collectors.joining());
    }

    private static String provider(int number, List<TrustService> services) {
        return """
                <TrustServiceProvider>
                <TSPInformation>
                <TSPName>%s</TSPName>
                <TSPTradeName>%s</TSPTradeName>
                <TSPAddress>%s</TSPAddress>
                <TSPInformationURI>%s</TSPInformationURI>
                </TSPInformation>
                <TSPServices>
                %s</TSPServices>
                </TrustServiceProvider>
                """.formatted(
                        name("Test QTSP " + number),
                        name("VATIT-00000000000"),
                        address(),
                        uri("http://qtsp.example.it/"),
                        services.stream().map(ListText::service).collect(Collectors.joining()));
    }

    /** Every service was another's before: who reads the history for the present believes those that were withdrawn. */
    static String service(TrustService service) {
        return """
                <TSPService>
                <ServiceInformation>
                <ServiceTypeIdentifier>%1$s</ServiceTypeIdentifier>
                <ServiceName>%2$s</ServiceName>
                <ServiceDigitalIdentity>
                <DigitalId><X509Certificate>%3$s</X509Certificate></DigitalId>
                <DigitalId><X509SubjectName>%4$s</X509SubjectName></DigitalId>
                </ServiceDigitalIdentity>
                <ServiceStatus>%5$s</ServiceStatus>
                <StatusStartingTime>%6$s</StatusStartingTime>
                </ServiceInformation>
                <ServiceHistory>
                <ServiceHistoryInstance>
                <ServiceTypeIdentifier>%1$s</ServiceTypeIdentifier>
                <ServiceName>%2$s</ServiceName>
                <ServiceDigitalIdentity>\
                <DigitalId><X509SubjectName>%4$s</X509SubjectName></DigitalId></ServiceDigitalIdentity>
                <ServiceStatus>%7$s</ServiceStatus>
                <StatusStartingTime>%8$s</StatusStartingTime>
                </ServiceHistoryInstance>
                </ServiceHistory>
                </TSPService>
                """.formatted(
                        service.type().uri(),
                        name(subject(service.certificate())),
                        base64(service.certificate()),
                        escaped(subject(service.certificate())),
                        service.status().uri(),
                        service.since(),
                        TrustService.Status.RECOGNISED_AT_NATIONAL_LEVEL.uri(),
                        Instant.parse("2010-01-01T00:00:00Z"));
    }

    private static String name(String text) {
        return "<Name xml:lang=\"en\">" + escaped(text) + "</Name>";
    }

    private static String uri(String text) {
        return "<URI xml:lang=\"en\">" + text + "</URI>";
    }

    private static String address() {
        return """
                <PostalAddresses><PostalAddress xml:lang="en"><StreetAddress>Via di Prova 1</StreetAddress>\
                <Locality>Roma</Locality><PostalCode>00100</PostalCode><CountryName>IT</CountryName></PostalAddress>\
                </PostalAddresses><ElectronicAddress><URI xml:lang="en">mailto:prova@agenzia.example.it</URI>\
                </ElectronicAddress>""";
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate without DER form", e);
        }
    }
}
