package it.varco.spid.keycloak.setup;

import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.setting.AdoptionDocument;
import it.varco.spid.setting.SettingFault;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code POST …/spid/adopt}: the accounts of a realm that had an identity provider for each of SPID's become accounts that
 * sign in through the one that stands for all.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class AdoptionResource {

    static final String CODE = "SPID-M99";

    /** What the extension italia/spid-keycloak-provider calls its identity providers. */
    static final String OLD_PROVIDER_ID = "spid";

    private static final Set<String> ADOPTABLE = Set.of(OLD_PROVIDER_ID, "saml");
    private static final int LONGEST = 64 << 10;
    private static final int MOST_NAMED = 1000;

    private final KeycloakSession session;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder adminEvent;

    public AdoptionResource(
            KeycloakSession session, AdminPermissionEvaluator permissions, AdminEventBuilder adminEvent) {
        this.session = session;
        this.permissions = permissions;
        this.adminEvent = adminEvent;
    }

    /**
     * What was done, or would be.
     *
     * @param applied whether anything was written
     * @param providers aliases of the old identity providers
     * @param accounts how many have a link to one of them
     * @param adopted how many were joined to {@code spid}
     * @param asTheyWere how many had been before
     * @param refused how many were left alone, by reason
     * @param refusals the first thousand of those
     * @param switchedOff aliases that were switched off
     */
    public record Report(
            boolean applied,
            Set<String> providers,
            int accounts,
            long adopted,
            long asTheyWere,
            Map<String, Integer> refused,
            List<Left> refusals,
            List<String> switchedOff) {}

    /**
     * An account that was left alone.
     *
     * @param account its id
     */
    public record Left(String account, String reason) {}

    /** Adopts, or says what an adoption would do. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Report adopt(InputStream body) {
        permissions.realm().requireManageRealm();
        permissions.realm().requireManageIdentityProviders();
        AdoptionDocument wish = read(body);
        if (SpidProviders.of(session).isEmpty()) {
            throw AdminRefusal.of(
                    Response.Status.CONFLICT,
                    CODE,
                    "the realm has no enabled identity provider spid of the kind spid-saml to adopt for: set it up first");
        }
        Set<String> aliases = aliases(wish);
        Map<String, Adoption.Outcome> outcomes = new Adoption(session, wish, aliases).run();
        boolean applied = wish.mode() == AdoptionDocument.Mode.APPLY;
        List<String> switchedOff = applied && wish.afterwards() == AdoptionDocument.Afterwards.SWITCHED_OFF
                ? switchOff(aliases)
                : List.of();
        if (applied) {
            adminEvent
                    .operation(OperationType.ACTION)
                    .resource(ResourceType.IDENTITY_PROVIDER)
                    .resourcePath("spid", "adopt")
                    .success();
        }
        return report(applied, aliases, outcomes, switchedOff);
    }

    private static Report report(
            boolean applied, Set<String> aliases, Map<String, Adoption.Outcome> outcomes, List<String> switchedOff) {
        List<Left> left = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Adoption.Outcome.Refused)
                .map(entry -> new Left(
                        entry.getKey(),
                        ((Adoption.Outcome.Refused) entry.getValue())
                                .objection()
                                .slug()))
                .sorted(Comparator.comparing(Left::reason).thenComparing(Left::account))
                .toList();
        Map<String, Integer> refused = new TreeMap<>();
        left.forEach(account -> refused.merge(account.reason(), 1, Integer::sum));
        return new Report(
                applied,
                aliases,
                outcomes.size(),
                count(outcomes, Adoption.Outcome.Adopted.class),
                count(outcomes, Adoption.Outcome.AsItWas.class),
                refused,
                left.stream().limit(MOST_NAMED).toList(),
                switchedOff);
    }

    private static long count(Map<String, Adoption.Outcome> outcomes, Class<? extends Adoption.Outcome> kind) {
        return outcomes.values().stream().filter(kind::isInstance).count();
    }

    private Set<String> aliases(AdoptionDocument wish) {
        Set<String> found = new TreeSet<>(oldOnes(session));
        for (String alias : wish.providers()) {
            IdentityProviderModel named = session.identityProviders().getByAlias(alias);
            if (named == null || SpidProviders.ALIAS.equals(alias) || !ADOPTABLE.contains(named.getProviderId())) {
                throw AdminRefusal.of(
                        Response.Status.BAD_REQUEST,
                        Map.of(
                                "code",
                                CODE,
                                "field",
                                "/providers",
                                "error",
                                "an alias is no identity provider of the kinds " + new TreeSet<>(ADOPTABLE)));
            }
            found.add(alias);
        }
        return found;
    }

    /** The aliases of the old extension's identity providers. */
    public static List<String> oldOnes(KeycloakSession session) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .filter(provider -> OLD_PROVIDER_ID.equals(provider.getProviderId()))
                .map(IdentityProviderModel::getAlias)
                .toList();
    }

    private List<String> switchOff(Set<String> aliases) {
        return aliases.stream()
                .map(session.identityProviders()::getByAlias)
                .filter(IdentityProviderModel::isEnabled)
                .map(provider -> {
                    provider.setEnabled(false);
                    session.identityProviders().update(provider);
                    return provider.getAlias();
                })
                .toList();
    }

    private static AdoptionDocument read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw AdminRefusal.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE, CODE, "the document is not longer than 64 KB");
            }
            return AdoptionDocument.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (SettingFault fault) {
            throw AdminRefusal.of(
                    Response.Status.BAD_REQUEST,
                    Map.of("code", CODE, "field", fault.field(), "error", fault.getMessage()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
