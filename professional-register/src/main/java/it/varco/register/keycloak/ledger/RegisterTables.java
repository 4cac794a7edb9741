package it.varco.register.keycloak.ledger;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The tables of the register, in the database that Keycloak has. */
final class RegisterTables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                PersonRow.class,
                EventRow.class,
                SignInRow.class,
                LoadedRow.class,
                WarningRow.class,
                ForgettingRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/varco-register-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return RegisterTablesFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
