package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.person.PersonKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What a realm does with somebody who has proven a fiscal code that no account has. The step {@code
 * varco-link-by-fiscal-code} of a first login flow says so; where it says nothing, or something that nobody knows, the person
 * is refused.
 */
public enum UnknownPerson {
    /** An account is made at once, and the person is in. */
    CREATE {
        @Override
        public PersonCreation welcome(People people, PersonKey key) {
            return people.create(key);
        }
    },
    /** Accounts are made by operators and imports alone. */
    REFUSE {
        @Override
        public PersonCreation welcome(People people, PersonKey key) {
            return people.formerHolder(key).isPresent()
                    ? new PersonCreation.FormerCode()
                    : new PersonCreation.ByOperatorsAlone();
        }
    };

    static final String SETTING = "unknown-person";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(SETTING)
            .label("varco.unknown-person.label")
            .helpText("varco.unknown-person.help")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(Arrays.stream(values()).map(UnknownPerson::slug).toList())
            .defaultValue(REFUSE.slug())
            .required(true)
            .add()
            .build();

    /** Does as the rule says with somebody who has no account. */
    public abstract PersonCreation welcome(People people, PersonKey key);

    /** For doors that have no first login flow of their own: what the realm's says. */
    public static UnknownPerson ofRealm(RealmModel realm) {
        return FirstSignIn.step(realm).flatMap(step -> said(realm, step)).orElse(REFUSE);
    }

    /** Whether the realm's first login flow has the step, and the step says neither. */
    public static boolean isUnsaid(RealmModel realm) {
        return FirstSignIn.step(realm)
                .filter(step -> said(realm, step).isEmpty())
                .isPresent();
    }

    /** Whether the provider's own first login flow does otherwise than the realm's, so that it matters by which door one comes. */
    public static boolean differsAt(RealmModel realm, IdentityProviderModel provider) {
        return FirstSignIn.step(realm).isPresent()
                && FirstSignIn.step(realm, provider)
                        .filter(step -> said(realm, step).orElse(REFUSE) != ofRealm(realm))
                        .isPresent();
    }

    /** What a step says that has these settings. */
    static UnknownPerson of(Optional<AuthenticatorConfigModel> settings) {
        return said(settings).orElse(REFUSE);
    }

    private static Optional<UnknownPerson> said(RealmModel realm, AuthenticationExecutionModel step) {
        return said(Optional.ofNullable(step.getAuthenticatorConfig()).map(realm::getAuthenticatorConfigById));
    }

    private static Optional<UnknownPerson> said(Optional<AuthenticatorConfigModel> settings) {
        return settings.map(AuthenticatorConfigModel::getConfig)
                .map(config -> config.get(SETTING))
                .flatMap(UnknownPerson::named);
    }

    private static Optional<UnknownPerson> named(String slug) {
        return Arrays.stream(values()).filter(rule -> rule.slug().equals(slug)).findFirst();
    }

    private String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
