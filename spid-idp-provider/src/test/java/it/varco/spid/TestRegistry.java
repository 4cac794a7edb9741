package it.varco.spid;

import it.varco.spid.TestKeys.TestKey;
import it.varco.spid.registry.Binding;
import it.varco.spid.registry.LogoutService;
import it.varco.spid.registry.RegistryEntry;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Three identity providers that nobody runs. */
public enum TestRegistry {
    UNO(TestKeys.UNO),
    DUE(TestKeys.DUE),
    TRE(TestKeys.TRE);

    private final TestKey key;

    TestRegistry(TestKey key) {
        this.key = key;
    }

    public TestKey key() {
        return key;
    }

    public String entityId() {
        return "https://idp-" + name().toLowerCase(java.util.Locale.ROOT) + ".example";
    }

    public RegistryEntry entry() {
        return entry(key);
    }

    /** The entry as a registry shows it that knows other keys of this provider. */
    public RegistryEntry entry(TestKey... keys) {
        return new RegistryEntry(
                entityId(),
                "Identità " + name(),
                List.of(keys).stream().map(TestKey::certificate).toList(),
                Map.of(Binding.POST, URI.create(entityId() + "/sso")),
                Map.of(
                        Binding.POST,
                        new LogoutService(URI.create(entityId() + "/slo"), URI.create(entityId() + "/slo-answers"))));
    }
}
