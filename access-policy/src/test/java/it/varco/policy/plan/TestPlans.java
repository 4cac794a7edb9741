package it.varco.policy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents of plans, whole and broken. */
final class TestPlans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SMALL = """
            {
              "body": "Ente", "version": "1", "effectiveFrom": "2020-01-01",
              "methods": [
                {"method": "spid", "strength": "strong", "levels": ["https://www.spid.gov.it/SpidL2"], "adequate": [{}]},
                {"method": "pin-inps", "strength": "weak",
                 "adequate": [{"until": "2019-01-01"}, {"from": "2019-06-01", "until": "2020-12-01"}]},
                {"method": "legacy-generic", "strength": "weak"}
              ],
              "profiles": [
                {"slug": "ombrello", "names": {"it": "Ombrello"}, "kind": "umbrella", "source": "office"},
                {"slug": "avvocati", "names": {"it": "Avvocati", "en": "Lawyers"}, "kind": "professional",
                 "within": ["ombrello"], "source": "office", "delegation": "holders"},
                {"slug": "praticanti", "names": {"it": "Praticanti"}, "kind": "other", "source": "delegation",
                 "delegatedBy": "avvocati"},
                {"slug": "dipendenti", "names": {"it": "Dipendenti"}, "kind": "other", "source": "group",
                 "group": "/dipendenti"},
                {"slug": "ditte", "names": {"it": "Ditte"}, "kind": "firm", "source": "open"},
                {"slug": "cittadini", "names": {"it": "Cittadini"}, "kind": "citizen", "source": "open"},
                {"slug": "altri", "names": {"it": "Altri"}, "kind": "other", "source": "open"}
              ],
              "phases": [
                {"id": "1", "act": {"name": "Circolare", "number": "1", "date": "2020-10-19"}, "from": "2020-12-01",
                 "profiles": ["ombrello"], "stops": ["role"]},
                {"id": "2", "act": {"name": "Circolare", "number": "1", "date": "2020-10-19"}, "from": "2021-02-28",
                 "profiles": "everybody", "stops": ["issue"], "noticeDays": 0, "delegates": "excluded"},
                {"id": "3", "act": {"name": "Circolare", "number": "1", "date": "2020-10-19"}, "from": "2021-05-17",
                 "profiles": ["ditte"], "stops": ["role", "login"]}
              ],
              "ceiling": {"from": "2021-10-01", "act": {"name": "Circolare", "number": "1", "date": "2020-10-19"}},
              "exemptions": [
                {"id": "minori", "act": {"name": "Avviso", "number": "2", "date": "2021-09-01"}, "from": "2021-09-01",
                 "until": "2023-01-01", "profiles": ["cittadini"], "belowAge": 18, "ceiling": "pierces-ceiling"}
              ],
              "onEmptyRoles": "allow-without-roles", "renewal": "is-issuance"
            }
            """;

    private TestPlans() {}

    /** A small plan that says something in every place. */
    static ObjectNode small() {
        return parse(SMALL);
    }

    /** That plan with another value at a place; an index that is not there yet is added, a null takes away. */
    static ObjectNode with(String pointer, String value) {
        ObjectNode plan = small();
        int slash = pointer.lastIndexOf('/');
        JsonNode holder = plan.at(pointer.substring(0, slash));
        String member = pointer.substring(slash + 1);
        JsonNode node = parse("{\"it\": " + value + "}").get("it");
        if (holder instanceof ArrayNode array) {
            int index = Integer.parseInt(member);
            if (index < array.size()) {
                array.set(index, node);
            } else {
                array.add(node);
            }
        } else if (node.isNull()) {
            ((ObjectNode) holder).remove(member);
        } else {
            ((ObjectNode) holder).set(member, node);
        }
        return plan;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
