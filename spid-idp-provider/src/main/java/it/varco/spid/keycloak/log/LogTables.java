package it.varco.spid.keycloak.log;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The tables of the 24-month register, in the database that Keycloak has. */
final class LogTables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(RecordRow.class, SealRow.class, LogForgettingRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/varco-spid-log-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return LogTablesFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
