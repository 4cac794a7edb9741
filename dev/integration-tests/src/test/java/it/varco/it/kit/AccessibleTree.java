package it.varco.it.kit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A page as the browser tells it to whoever does not see it: roles, names, and what is said of a field that is wrong. */
public final class AccessibleTree {

    /** Nothing of these is understood without its name. */
    private static final Set<String> NAMED = Set.of(
            "RootWebArea",
            "button",
            "checkbox",
            "columnheader",
            "combobox",
            "Date",
            "DisclosureTriangle",
            "heading",
            "image",
            "link",
            "navigation",
            "radio",
            "region",
            "rowheader",
            "searchbox",
            "table",
            "textbox");

    private static final Set<String> ONCE = Set.of("main", "banner", "contentinfo");
    /** Of a box that has to be ticked, Chromium says "invalid" before anybody has. */
    private static final Set<String> FIELDS = Set.of("textbox", "searchbox", "combobox", "Date");

    private static final String INVALID = "invalid";

    /** What is there, and what is said of it. */
    private record Part(String role, String name, String description, boolean invalid) {}

    private final List<Part> parts;

    private AccessibleTree(List<Part> parts) {
        this.parts = parts;
    }

    /** The tree of a page that is loaded. */
    public static AccessibleTree of(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        try {
            List<Part> parts = new ArrayList<>();
            for (JsonElement element :
                    browser.send("Accessibility.getFullAXTree").getAsJsonArray("nodes")) {
                JsonObject node = element.getAsJsonObject();
                if (!node.get("ignored").getAsBoolean()) {
                    parts.add(new Part(
                            value(node, "role"), value(node, "name"), value(node, "description"), isInvalid(node)));
                }
            }
            return new AccessibleTree(parts);
        } finally {
            browser.detach();
        }
    }

    /** The names of everything with that role, in the page's order. */
    public List<String> names(String role) {
        return parts.stream()
                .filter(part -> part.role().equals(role))
                .map(Part::name)
                .toList();
    }

    /** What somebody who hears the page would miss. */
    public List<String> faults() {
        Map<String, Integer> landmarks = new TreeMap<>();
        ONCE.forEach(role -> landmarks.put(role, 0));
        parts.stream()
                .filter(part -> ONCE.contains(part.role()))
                .forEach(part -> landmarks.merge(part.role(), 1, Integer::sum));
        return Stream.of(
                        landmarks.entrySet().stream()
                                .filter(landmark -> landmark.getValue() != 1)
                                .map(landmark -> "%d times %s".formatted(landmark.getValue(), landmark.getKey())),
                        parts.stream()
                                .filter(part -> NAMED.contains(part.role()))
                                .filter(part -> part.name().isBlank())
                                .map(part -> "without a name: " + part.role()),
                        parts.stream()
                                .filter(part -> FIELDS.contains(part.role()))
                                .filter(Part::invalid)
                                .filter(part -> part.description().isBlank())
                                .map(part -> "wrong, and it is not said how: " + part.name()))
                .flatMap(faults -> faults)
                .toList();
    }

    private static boolean isInvalid(JsonObject node) {
        if (!node.has("properties")) {
            return false;
        }
        for (JsonElement property : node.getAsJsonArray("properties")) {
            JsonObject said = property.getAsJsonObject();
            if (INVALID.equals(said.get("name").getAsString())) {
                return !"false".equals(value(said, "value"));
            }
        }
        return false;
    }

    private static String value(JsonObject holder, String name) {
        if (!holder.has(name) || !holder.getAsJsonObject(name).has("value")) {
            return "";
        }
        return holder.getAsJsonObject(name).get("value").getAsString();
    }
}
