package it.varco.policy.keycloak.page.desk;

/**
 * What a page says of what was just done.
 *
 * @param kind {@code success} or {@code error}
 * @param key the key of the text, after the page's own prefix
 * @param code the code of a refusal, empty where there is none
 */
public record PageMessage(String kind, String key, String code) {

    /** Nothing was done. */
    public static final PageMessage NONE = new PageMessage("", "", "");

    /** It was done. */
    public static PageMessage done(String key) {
        return new PageMessage("success", key, "");
    }

    /** It was refused. */
    public static PageMessage refused(String key, String code) {
        return new PageMessage("error", key, code);
    }
}
