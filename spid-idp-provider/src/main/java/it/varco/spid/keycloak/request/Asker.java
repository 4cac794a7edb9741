package it.varco.spid.keycloak.request;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.setting.CieServiceProviders;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidServiceProvider;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.metadata.ServiceProvider;
import it.varco.spid.scheme.Scheme;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** In whose name one request asks, where its answer is to come, and for which attributes. */
public sealed interface Asker {

    /** CIE's document has one set. */
    int CIES_SET = 0;

    /**
     * This one asks.
     *
     * @param ownName of the realm itself, whose keys sign where the one that asks has none
     */
    record Known(String entityId, String ownName, String assertionConsumerService, int attributeSet) implements Asker {}

    /** Nobody does. */
    record Refused(Refusal refusal) implements Asker {}

    static Asker of(KeycloakSession session, SpidIdentityProviderConfig config, Scheme scheme, ClientModel client) {
        Asker asker = switch (scheme) {
            case SPID -> ofSpid(session, config, client);
            case EIDAS -> ofTheNode(config.settings(), ofSpid(session, config, client));
            case CIE -> ofCie(CieServiceProviders.of(session, config));
        };
        boolean unfit = asker instanceof Known known
                && !config.isFitFor(RealmStage.of(session.getContext().getRealm()), known.entityId());
        return unfit ? new Refused(SpidRefusals.NOT_FOR_PRODUCTION) : asker;
    }

    private static Asker ofSpid(KeycloakSession session, SpidIdentityProviderConfig config, ClientModel client) {
        RealmModel realm = session.getContext().getRealm();
        ClientChoice choice = new ClientChoice(client);
        SpidServiceProvider providers = new SpidServiceProvider(
                config, realm, session.getContext().getUri().getBaseUri());
        Optional<ServiceProvider> named = choice.serviceProvider(providers);
        if (named.isEmpty()) {
            return new Refused(SpidRefusals.NO_SUCH_SERVICE_PROVIDER);
        }
        ServiceProvider self = named.get();
        return choice.attributeSet(self)
                .<Asker>map(
                        set -> new Known(self.entityId(), providers.ownName(), self.assertionConsumerService(), set))
                .orElseGet(() -> new Refused(SpidRefusals.NO_SUCH_ATTRIBUTE_SET));
    }

    /** The same asker for one of the two sets that the node knows, which has to be in the metadata. */
    private static Asker ofTheNode(SpidSettings settings, Asker asker) {
        AttributeSet asked = settings.eidasAttributeSet();
        if (!settings.body().attributeSets().contains(asked)) {
            return new Refused(SpidRefusals.NO_SUCH_ATTRIBUTE_SET);
        }
        return asker instanceof Known known
                ? new Known(known.entityId(), known.ownName(), known.assertionConsumerService(), asked.index())
                : asker;
    }

    private static Asker ofCie(CieServiceProvider self) {
        return new Known(self.entityId(), self.entityId(), self.assertionConsumerService(), CIES_SET);
    }
}
