package it.varco.it.kit;

import it.varco.demo.cards.CardOffice;
import it.varco.testidp.SpidTestIdentityProviders;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the parts of the world; JUnit's stores close what they hold, each at the end of its own span. */
final class VarcoExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(VarcoExtension.class);
    private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)");
    private static final Map<Class<?>, Function<ExtensionContext, Object>> PARTS = Map.of(
            KeycloakCluster.class,
            context -> world(context).cluster(),
            World.class,
            VarcoExtension::world,
            TargetKeycloak.class,
            context -> world(context).keycloak(),
            CardOffice.class,
            context -> world(context).cards(),
            SpidTestIdentityProviders.class,
            context -> world(context).identityProviders(),
            TestRealm.class,
            VarcoExtension::realm,
            Visitors.class,
            VarcoExtension::visitors,
            Readers.class,
            context -> world(context).readers(),
            Visitor.class,
            context -> visitors(context).next());

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.get(parameter.getParameter().getType()).apply(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Visitors visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
            if (visitors != null) {
                visitors.keepEvidence(failures(context));
            }
        }
    }

    private static World world(ExtensionContext context) {
        return new World(context.getRoot().getStore(NAMESPACE));
    }

    private static TestRealm realm(ExtensionContext context) {
        Store ofClass = ofClass(context).getStore(NAMESPACE);
        return ofClass.getOrComputeIfAbsent(
                TestRealm.class, key -> world(context).newRealm(json -> {}), TestRealm.class);
    }

    private static Visitors visitors(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new IllegalStateException("A visitor comes to one test: ask for it in a method, not a constructor");
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Visitors.class, key -> new Visitors(world(context)), Visitors.class);
    }

    /** The span of the outermost test class, which nested classes share. */
    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().isPresent()
                && outermost.getParent().get().getTestClass().isPresent()) {
            outermost = outermost.getParent().get();
        }
        return outermost;
    }

    private static Path failures(ExtensionContext context) {
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        return Build.output()
                .resolve("failures")
                .resolve("%s.%s%s"
                        .formatted(
                                context.getRequiredTestClass().getSimpleName(),
                                context.getRequiredTestMethod().getName(),
                                invocation.find() ? "-" + invocation.group(1) : ""));
    }
}
