package it.varco.it.register;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an Order says. */
public final class Said {

    private final ObjectNode message;

    private Said(String type, Person person) {
        this.message = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", UUID.randomUUID().toString())
                .put("type", type)
                .put("fiscalCode", person.fiscalCode())
                .put("communicatedAt", "2019-02-01T09:30:00+01:00");
    }

    /** An act about somebody of the cast. */
    public static Said act(String type, String userName, String day) {
        return new Said(
                        type,
                        People.named(userName)
                                .or(() -> InpsPeople.named(userName))
                                .orElseThrow())
                .with("effectiveDate", day);
    }

    Said id(String eventId) {
        return with("eventId", eventId);
    }

    public Said sequence(int sequence) {
        message.put("sequence", sequence);
        return this;
    }

    Said with(String field, String value) {
        message.put(field, value);
        return this;
    }

    Said without(String field) {
        message.remove(field);
        return this;
    }

    ObjectNode json() {
        return message;
    }

    String id() {
        return message.path("eventId").asText();
    }

    /** Several, one a line. */
    static String lines(Said... all) {
        return Arrays.stream(all).map(Said::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return message.toString();
    }
}
