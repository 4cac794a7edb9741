package it.varco.spid.setting;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.CieContact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a body says when it sets CIE id up.
 *
 * @param entityId the name under which the Ministry knows it; it may be SPID's
 * @param locality the city of the registered seat, in full, for the certificate
 * @param ipaCategory in the index of public administrations
 * @param economicActivities ATECO codes
 * @param seat where it is, by the Ministry's codes
 * @param technical its technical partner
 * @param service the identifier of what people sign in to; empty stands for one that is derived from the name
 * @param registryFeed where the metadata of CIE's identity provider come from; empty leaves what is set
 * @param unknownPerson what happens to whoever has no account yet: {@code create} or {@code refuse}
 * @param json the document itself, whose parts are stored as they are
 */
public record CieSetupDocument(
        String entityId,
        String locality,
        Body body,
        Optional<String> ipaCategory,
        List<String> economicActivities,
        CieContact.Seat seat,
        Optional<CieContact> technical,
        Optional<String> service,
        Optional<String> registryFeed,
        String unknownPerson,
        JsonNode json) {

    private static final String COUNTRY = "country";

    /** Nobody gives a body its way into CIE, and nobody is billed for it. */
    private static final Set<String> FIELDS = Stream.concat(
                    BodyDocument.BODY.stream()
                            .filter(field -> !Set.of("aggregator", "billing").contains(field)),
                    Stream.of(
                            "entityId",
                            "locality",
                            "ipaCategory",
                            "nace2Codes",
                            "municipality",
                            "province",
                            COUNTRY,
                            "technicalPartner",
                            "serviceId",
                            "registryFeed",
                            SetupDocument.UNKNOWN_PERSON))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads the document.
     *
     * @throws SettingFault which names the field that is wrong
     */
    public static CieSetupDocument read(String text) {
        JsonNode json = BodyDocument.json(text);
        Fields fields = Fields.of(json, "", FIELDS);
        return new CieSetupDocument(
                fields.required("entityId"),
                fields.required("locality"),
                BodyDocument.body(fields),
                fields.text("ipaCategory"),
                fields.texts("nace2Codes"),
                new CieContact.Seat(
                        Optional.of(fields.required("municipality")),
                        fields.text("province"),
                        fields.required(COUNTRY)),
                CieDocument.partner(fields, "technicalPartner"),
                fields.text("serviceId"),
                fields.text("registryFeed"),
                SetupDocument.unknownPerson(fields),
                json);
    }
}
