package it.varco.policy.keycloak.record;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.validate.Validator;
import org.keycloak.validate.ValidatorFactory;

/** The validation {@code varco-record} of the user profile: for attributes that nobody edits. */
public final class RecordIsNobodysToWriteFactory implements ValidatorFactory, VersionedFactory<Validator> {

    public static final String PROVIDER_ID = "varco-record";

    private final Validator validator = new RecordIsNobodysToWrite();

    @Override
    public Validator create(KeycloakSession session) {
        return validator;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {}
}
