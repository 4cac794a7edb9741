package it.varco.policy.keycloak.offer;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.signin.SignInMethod;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;

/** What the access page asks before it shows a way in that the realm has. It is public for templates. */
public final class OfferedProviders {

    private final KeycloakSession session;

    /** The identity providers of the session's realm. */
    public OfferedProviders(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Whether anybody at all may still come in by that identity provider. One that stands for no method of the plan's is
     * the realm's own business.
     */
    public boolean offers(String alias) {
        return session.identityProviders()
                .getMappersByAliasStream(alias)
                .flatMap(this::declared)
                .allMatch(method -> method.filter(this::mayBeOffered).isPresent());
    }

    /** Whether anybody at all may still come in by that method of that step, and the server is set up for it. */
    public boolean opens(String step, String method) {
        return session.getProvider(Authenticator.class, step) instanceof OfferedMethods offered
                && SignInMethod.named(method)
                        .filter(offered.methods(session)::contains)
                        .filter(this::mayBeOffered)
                        .isPresent();
    }

    /** The last day of that identity provider, in words of the page's language; empty where none is known. */
    public String lastDay(String alias) {
        return inWords(session.identityProviders()
                .getMappersByAliasStream(alias)
                .flatMap(this::declared)
                .flatMap(Optional::stream));
    }

    /** The last day of the passwords that the body has given out, likewise. */
    public String getLastDayOfPasswords() {
        return inWords(Stream.of(SignInMethod.values()).filter(SignInMethod::isLegacyCredential));
    }

    private String inWords(Stream<SignInMethod> methods) {
        RealmAccess access = new RealmAccess(session);
        return methods.flatMap(
                        method -> access.plan().flatMap(plan -> plan.lastDayOffered(method, access.now())).stream())
                .max(Comparator.naturalOrder())
                .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(session.getContext().resolveLocale(null))::format)
                .orElse("");
    }

    private Stream<Optional<SignInMethod>> declared(IdentityProviderMapperModel mapper) {
        return session.getKeycloakSessionFactory()
                                .getProviderFactory(IdentityProviderMapper.class, mapper.getIdentityProviderMapper())
                        instanceof MethodDeclaration declaration
                ? Stream.of(declaration.declared(mapper))
                : Stream.empty();
    }

    private boolean mayBeOffered(SignInMethod method) {
        RealmAccess access = new RealmAccess(session);
        return access.plan()
                .filter(plan -> plan.mayBeOffered(method, access.now()))
                .isPresent();
    }
}
