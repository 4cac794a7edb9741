package it.varco.spid.setting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.spid.metadata.Activity;
import it.varco.spid.metadata.Aggregator;
import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.Billing;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Organization;
import it.varco.spid.metadata.Sector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads bodies and their parts. Whether AgID would take what they say is for the lint. */
public final class BodyDocument {

    static final Set<String> BODY = Set.of(
            "organization",
            "sector",
            "ipaCode",
            "vatNumber",
            "fiscalCode",
            "email",
            "telephone",
            "aggregator",
            "billing");

    private static final Set<String> ORGANIZATION = Set.of("name", "displayName", "url");
    private static final Set<String> AGGREGATOR = Set.of(
            "activity", "name", "ipaCode", "vatNumber", "fiscalCode", "email", "telephone", "validationCertificate");
    private static final Set<String> BILLING =
            Set.of("vatNumber", "fiscalCode", "name", "seat", "company", "email", "telephone");
    private static final Set<String> SEAT =
            Set.of("street", "number", "postalCode", "municipality", "province", "country");
    private static final Set<String> ATTRIBUTE_SET = Set.of("index", "serviceName", "attributes");
    private static final Set<String> PROVIDER =
            Stream.concat(BODY.stream(), Stream.of("code", "entityId")).collect(Collectors.toUnmodifiableSet());
    private static final Set<Integer> RESERVED = Set.of(77, 99, 100);
    private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private BodyDocument() {}

    /**
     * Reads any JSON.
     *
     * @throws SettingFault where it is none
     */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new SettingFault("/", "is not JSON, or has a field twice");
        }
    }

    /** Who gives the body its way into SPID. */
    public static Aggregator aggregator(String json) {
        return wrapped("aggregator", json)
                .object("aggregator", AGGREGATOR, BodyDocument::aggregator)
                .orElseThrow();
    }

    /** Whom bills go to. */
    public static Billing billing(String json) {
        return wrapped("billing", json)
                .object("billing", BILLING, BodyDocument::billing)
                .orElseThrow();
    }

    /** Sets of attributes: a list. */
    public static List<AttributeSet> attributeSets(String json) {
        return attributeSets(wrapped("attributeSets", json));
    }

    /** Service providers beside the realm's own: a list. */
    public static List<NamedProvider> providers(String json) {
        return providers(wrapped("serviceProviders", json));
    }

    private static Fields wrapped(String name, String json) {
        return Fields.of(JSON.createObjectNode().set(name, json(json)), "", Set.of(name));
    }

    static List<AttributeSet> attributeSets(Fields holder) {
        List<AttributeSet> sets = holder.objects("attributeSets", ATTRIBUTE_SET, BodyDocument::attributeSet);
        Set<Integer> seen = new HashSet<>();
        sets.forEach(set -> {
            if (!seen.add(set.index())) {
                throw holder.fault("attributeSets", "has the index " + set.index() + " twice");
            }
        });
        return sets;
    }

    private static AttributeSet attributeSet(Fields set) {
        int index = set.number("index");
        if (index < 0 || index > 65_535 || RESERVED.contains(index)) {
            throw set.fault("index", "must be from 0 to 65535, and not 77, 99 or 100, which are reserved");
        }
        List<String> attributes = set.texts("attributes");
        if (!attributes.contains("fiscalNumber")) {
            throw set.fault("attributes", "must hold fiscalNumber, by which people are known");
        }
        return new AttributeSet(index, set.required("serviceName"), attributes);
    }

    static List<NamedProvider> providers(Fields holder) {
        List<NamedProvider> providers = holder.objects(
                "serviceProviders",
                PROVIDER,
                fields -> new NamedProvider(code(fields), fields.required("entityId"), body(fields)));
        requireOnce(holder, providers, NamedProvider::code, "code");
        requireOnce(holder, providers, NamedProvider::entityId, "entityId");
        return providers;
    }

    private static void requireOnce(
            Fields holder, List<NamedProvider> providers, Function<NamedProvider, String> key, String name) {
        if (providers.stream().map(key).distinct().count() != providers.size()) {
            throw holder.fault("serviceProviders", "has the same " + name + " twice");
        }
    }

    private static String code(Fields provider) {
        String code = provider.required("code");
        if (!CODE.matcher(code).matches()) {
            throw provider.fault("code", "must be of lower case letters, digits and hyphens, 64 at most");
        }
        return code;
    }

    static Body body(Fields body) {
        return new Body(
                body.object("organization", ORGANIZATION, BodyDocument::organization)
                        .orElseThrow(() -> body.fault("organization", "is missing")),
                body.named("sector", Sector::named, "must be public or private")
                        .orElseThrow(() -> body.fault("sector", "is missing")),
                codes(body),
                body.text("email"),
                body.text("telephone"),
                body.object("aggregator", AGGREGATOR, BodyDocument::aggregator),
                body.object("billing", BILLING, BodyDocument::billing));
    }

    private static Organization organization(Fields organization) {
        return new Organization(
                organization.required("name"), organization.required("displayName"), organization.required("url"));
    }

    private static BodyCodes codes(Fields body) {
        return new BodyCodes(body.text("ipaCode"), body.text("vatNumber"), body.text("fiscalCode"));
    }

    private static Aggregator aggregator(Fields aggregator) {
        Activity activity = aggregator
                .named("activity", Activity::coded, "must be the code of an activity, such as pub-ag-full")
                .orElseThrow(() -> aggregator.fault("activity", "is missing"));
        return new Aggregator(
                activity,
                aggregator.required("name"),
                codes(aggregator),
                aggregator.required("email"),
                aggregator.text("telephone"),
                aggregator.certificate("validationCertificate"));
    }

    private static Billing billing(Fields billing) {
        return new Billing(
                billing.text("vatNumber"),
                billing.text("fiscalCode"),
                billing.required("name"),
                billing.object("seat", SEAT, BodyDocument::seat).orElseThrow(() -> billing.fault("seat", "is missing")),
                billing.text("company"),
                billing.required("email"),
                billing.text("telephone"));
    }

    private static Billing.Seat seat(Fields seat) {
        return new Billing.Seat(
                seat.required("street"),
                seat.text("number"),
                seat.required("postalCode"),
                seat.required("municipality"),
                seat.text("province"),
                seat.required("country"));
    }
}
