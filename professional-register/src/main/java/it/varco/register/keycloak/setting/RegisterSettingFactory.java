package it.varco.register.keycloak.setting;

import it.varco.policy.keycloak.plan.PlanHistory;
import it.varco.policy.keycloak.plan.RealmPlans;
import it.varco.policy.keycloak.setting.RealmSettingFactory;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PlanReading;
import it.varco.policy.plan.Profile;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.managers.RealmManager;

/** The realm component {@code varco-register}: one for each profile whose holders an Order names. */
public final class RegisterSettingFactory extends RealmSettingFactory {

    public static final String PROVIDER_ID = "varco-register";

    private static final String OWN_ADMINISTRATOR = "an administrator of master alone says who speaks for an Order";

    static Stream<ComponentModel> components(RealmModel realm) {
        return all(realm, PROVIDER_ID);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "Which Order names the holders of a profile, and how it proves that it speaks.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Arrays.stream(SettingField.values()).map(SettingField::property).toList();
    }

    @Override
    protected void validate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        demand(!isTheRealmsOwnAdministrator(session), OWN_ADMINISTRATOR);
        SettingReading reading = SettingReading.of(model, realm);
        RegisterSettings register =
                reading.settings().orElseThrow(() -> new ComponentValidationException(reading.refusal()));
        demand(
                mayComeFromARegister(session, realm, register.profile()),
                "profile is not one that the plan lets a register give");
        List<RegisterSettings> others = components(realm)
                .filter(component -> !component.getId().equals(model.getId()))
                .flatMap(component -> SettingReading.of(component, realm).settings().stream())
                .toList();
        demand(
                others.stream().noneMatch(other -> other.profile().equals(register.profile())),
                "profile has a register already");
        demand(
                others.stream().noneMatch(other -> clientId(other).equals(clientId(register))),
                "the client speaks for another register already");
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (isTheRealmsOwnAdministrator(session)) {
            throw ErrorResponse.error(OWN_ADMINISTRATOR, Response.Status.BAD_REQUEST);
        }
    }

    /** As for the plan: whoever could point the register at a client of the own would be the Order. */
    private static boolean isTheRealmsOwnAdministrator(KeycloakSession session) {
        UserSessionModel caller = session.getContext().getUserSession();
        return caller != null && !RealmManager.isAdministrationRealm(caller.getRealm());
    }

    /** By the plan that was published last; a realm without one gives no role anyway. */
    private static boolean mayComeFromARegister(KeycloakSession session, RealmModel realm, String slug) {
        return PlanHistory.of(realm)
                .latest()
                .map(version -> RealmPlans.read(session, version.document()))
                .filter(PlanReading.Accepted.class::isInstance)
                .map(reading -> ((PlanReading.Accepted) reading)
                        .plan().profiles().stream()
                                .filter(profile -> profile.slug().equals(slug))
                                .map(Profile::source)
                                .anyMatch(GrantSource.REGISTER::equals))
                .orElse(true);
    }

    /** A client of the realm and one of PDND may well be called the same. */
    private static String clientId(RegisterSettings register) {
        return register.sender() instanceof Sender.Client client
                ? "client " + client.clientId()
                : "modi " + ((Sender.Modi) register.sender()).clientId();
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new ComponentValidationException(otherwise);
        }
    }
}
