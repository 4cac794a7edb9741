package it.varco.register.keycloak.mail;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The table of e-mails that wait to be sent. */
final class MailEntities implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(MailToSend.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/varco-mail-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return MailEntitiesFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
