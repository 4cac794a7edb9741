package it.varco.register.keycloak.desk;

import it.varco.policy.keycloak.page.desk.PageMessage;
import java.util.List;

/**
 * What the template reads.
 *
 * @param fiscalCode whom the operator looked for, empty before
 * @param account whether the person has an account
 * @param profiles each profile that comes from a register, in the order of the plan
 * @param methods by which a role that waits becomes operative on this day
 */
public record DeskView(
        String url,
        String token,
        String fiscalCode,
        boolean account,
        String name,
        List<ProfileView> profiles,
        List<String> methods,
        PageMessage message) {

    public DeskView {
        profiles = List.copyOf(profiles);
        methods = List.copyOf(methods);
    }
}
