package it.varco.spid.keycloak.request;

import it.varco.spid.keycloak.setting.SpidServiceProvider;
import it.varco.spid.metadata.ServiceProvider;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/**
 * As whom, and for which attributes, a client's people are asked: attributes of the client. A client that says nothing is
 * the realm's own, with set 0; one that names what the settings do not have is nobody's.
 */
public final class ClientChoice {

    static final String SERVICE_PROVIDER = "varco.spid.service-provider";
    static final String ATTRIBUTE_SET = "varco.spid.attribute-set";

    private final ClientModel client;

    public ClientChoice(ClientModel client) {
        this.client = client;
    }

    /** Empty where the client names a service provider that the settings do not have. */
    public Optional<ServiceProvider> serviceProvider(SpidServiceProvider providers) {
        return attribute(SERVICE_PROVIDER).map(providers::coded).orElseGet(() -> Optional.of(providers.own()));
    }

    /** The index of the set; empty where the client names one that is not registered. */
    public Optional<Integer> attributeSet(ServiceProvider self) {
        String named = attribute(ATTRIBUTE_SET).orElse("0");
        return self.attributeSets().stream()
                .map(set -> set.index())
                .filter(index -> named.equals(Integer.toString(index)))
                .findFirst();
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(client.getAttribute(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
