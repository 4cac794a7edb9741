package it.varco.register.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.OrderAct;
import it.varco.register.message.OrderMessage.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads messages. Safe for threads. */
public final class MessageReader {

    private static final String SCHEMA = "order-event.schema.json";
    private static final int DEEPEST = 4;
    private static final int LONGEST_TEXT = 1_000;

    /** Law 12 of 11 January 1979 made the profession; nothing can hold from before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1979, 1, 1);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonSchema schema;

    private MessageReader(JsonSchema schema) {
        this.schema = schema;
    }

    /** A reader by the schema that is in this module. */
    public static MessageReader create() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText(), config);
        schema.initializeValidators();
        return new MessageReader(schema);
    }

    /** The schema, for the description of the service. */
    public static String schemaText() {
        try (InputStream in = MessageReader.class.getResourceAsStream(SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one message.
     *
     * @param today the day in Italy: an act may lie ahead, but not further than a year
     */
    public MessageReading read(byte[] text, LocalDate today) {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return new MessageReading.Malformed(List.of(new MessageFault("", "is not JSON as it may be sent here")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        List<MessageFault> malformed =
                schema.validate(document).stream().map(MessageReader::fault).toList();
        return malformed.isEmpty() ? read(document, today) : new MessageReading.Malformed(malformed);
    }

    private static MessageReading read(JsonNode document, LocalDate today) {
        List<MessageFault> faults = new ArrayList<>();
        Optional<FiscalCode> person = code(document, "fiscalCode", faults);
        Optional<Instant> communicatedAt = instant(document, faults);
        Optional<Content> content = content(document, today, faults);
        if (!faults.isEmpty()) {
            return new MessageReading.Impossible(faults);
        }
        return new MessageReading.Read(new OrderMessage(
                document.path("eventId").textValue(),
                document.has("sequence")
                        ? OptionalLong.of(document.path("sequence").longValue())
                        : OptionalLong.empty(),
                person.orElseThrow(),
                communicatedAt.orElseThrow(),
                content.orElseThrow(),
                text(document, "reason"),
                document.has("order") ? Optional.of(council(document.path("order"))) : Optional.empty()));
    }

    private static Optional<Content> content(JsonNode document, LocalDate today, List<MessageFault> faults) {
        String type = document.path("type").textValue();
        return switch (type) {
            case "WITHDRAWN" -> withdrawal(document, faults);
            case "UPDATED" -> code(document, "newFiscalCode", faults).map(Content.NewFiscalCode::new);
            default -> day(document, today, faults).map(day -> new Content.Act(OrderAct.valueOf(type), day));
        };
    }

    private static Optional<Content> withdrawal(JsonNode document, List<MessageFault> faults) {
        String withdrawn = document.path("withdraws").textValue();
        if (withdrawn.equals(document.path("eventId").textValue())) {
            faults.add(new MessageFault("/withdraws", "is the event itself"));
            return Optional.empty();
        }
        return Optional.of(new Content.Withdrawal(withdrawn));
    }

    private static Optional<FiscalCode> code(JsonNode document, String field, List<MessageFault> faults) {
        Optional<FiscalCode> code = FiscalCode.parse(document.path(field).textValue());
        if (code.isEmpty()) {
            faults.add(new MessageFault("/" + field, "is not the fiscal code of a person"));
        }
        return code;
    }

    private static Optional<Instant> instant(JsonNode document, List<MessageFault> faults) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(document.path("communicatedAt").textValue())
                            .toInstant());
        } catch (DateTimeException noInstant) {
            faults.add(new MessageFault("/communicatedAt", "is no instant"));
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(JsonNode document, LocalDate today, List<MessageFault> faults) {
        try {
            LocalDate day = LocalDate.parse(document.path("effectiveDate").textValue());
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(today.plusYears(1))) {
                return Optional.of(day);
            }
            faults.add(new MessageFault("/effectiveDate", "lies before 1979 or more than a year ahead"));
        } catch (DateTimeException noDay) {
            faults.add(new MessageFault("/effectiveDate", "is no day"));
        }
        return Optional.empty();
    }

    private static OrderMessage.Council council(JsonNode order) {
        return new OrderMessage.Council(
                text(order, "body"), text(order, "province"), text(order, "registrationNumber"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static MessageFault fault(ValidationMessage message) {
        String where = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "required" -> new MessageFault(where + "/" + message.getProperty(), "is missing");
            // The name of the field is the sender's text, and may be anything.
            case "additionalProperties" -> new MessageFault(where, "has a field that is not known here");
            case "false" -> new MessageFault(where, "has no place in an event of this type");
            default -> new MessageFault(where, "is not as the schema says: " + message.getType());
        };
    }
}
