package it.varco.spid.setting;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.Body;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a body says when it sets SPID up.
 *
 * @param entityId the name under which AgID knows it
 * @param locality the city of the registered seat, in full, for the certificate
 * @param attributeSets set 0 first
 * @param registryFeed where the registry comes from; empty leaves what is set
 * @param unknownPerson what happens to whoever has no account yet: {@code create} or {@code refuse}
 * @param json the document itself, whose parts are stored as they are
 */
public record SetupDocument(
        String entityId,
        String locality,
        Body body,
        List<AttributeSet> attributeSets,
        EidasSets eidasSets,
        List<NamedProvider> serviceProviders,
        Optional<String> registryFeed,
        String unknownPerson,
        JsonNode json) {

    static final String UNKNOWN_PERSON = "unknownPerson";

    private static final Set<String> FIELDS = Stream.concat(
                    BodyDocument.BODY.stream(),
                    Stream.of(
                            "entityId",
                            "locality",
                            "attributeSets",
                            "eidasSets",
                            "serviceProviders",
                            "registryFeed",
                            UNKNOWN_PERSON))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> WELCOMES = Set.of("create", "refuse");

    /** Whether people of other Member States are asked for by sets of their own. */
    public enum EidasSets {
        PUBLISHED,
        NONE
    }

    /**
     * Reads the document.
     *
     * @throws SettingFault which names the field that is wrong
     */
    public static SetupDocument read(String text) {
        JsonNode json = BodyDocument.json(text);
        Fields fields = Fields.of(json, "", FIELDS);
        List<AttributeSet> sets = BodyDocument.attributeSets(fields);
        if (sets.isEmpty() || sets.get(0).index() != 0) {
            throw fields.fault("attributeSets", "must begin with the set of index 0");
        }
        return new SetupDocument(
                fields.required("entityId"),
                fields.required("locality"),
                BodyDocument.body(fields),
                sets,
                fields.flag("eidasSets") ? EidasSets.PUBLISHED : EidasSets.NONE,
                BodyDocument.providers(fields),
                fields.text("registryFeed"),
                unknownPerson(fields),
                json);
    }

    static String unknownPerson(Fields fields) {
        return fields.named(
                        UNKNOWN_PERSON,
                        word -> Optional.of(word).filter(WELCOMES::contains),
                        "must be create or refuse")
                .orElse("refuse");
    }
}
