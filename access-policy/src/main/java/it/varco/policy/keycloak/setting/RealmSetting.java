package it.varco.policy.keycloak.setting;

import org.keycloak.provider.Provider;

/** The kind of realm component that Varco keeps documents in: the stage, the plan, the copy of the registry. */
public interface RealmSetting extends Provider {

    @Override
    default void close() {}
}
