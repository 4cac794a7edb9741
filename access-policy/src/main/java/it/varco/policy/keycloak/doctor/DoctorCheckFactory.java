package it.varco.policy.keycloak.doctor;

import it.varco.policy.keycloak.VersionedFactory;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Makes the rules of one module; they keep nothing, so that one instance serves all. */
public abstract class DoctorCheckFactory implements VersionedFactory<DoctorCheck> {

    private final String id;
    private final DoctorCheck check;

    protected DoctorCheckFactory(String id, List<Rule> rules) {
        this.id = id;
        this.check = () -> rules;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final DoctorCheck create(KeycloakSession session) {
        return check;
    }
}
