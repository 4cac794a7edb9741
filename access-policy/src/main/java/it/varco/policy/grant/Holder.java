package it.varco.policy.grant;

import java.util.List;

/**
 * A person as the plan sees one.
 *
 * @param id the account's id
 * @param grants all grants, whatever their state
 */
public record Holder(String id, List<Grant> grants) {

    public Holder {
        grants = List.copyOf(grants);
    }
}
