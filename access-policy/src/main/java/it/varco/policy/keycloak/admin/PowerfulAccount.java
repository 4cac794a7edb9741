package it.varco.policy.keycloak.admin;

import java.util.Arrays;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * An account with power over others: an operator's, or one that administers the realm. An operator who could give such an
 * account to somebody, or a password for it, could make himself what he is not.
 */
final class PowerfulAccount {

    private PowerfulAccount() {}

    /** Whether the account has such power, directly, by a group or by a composite role. */
    static boolean is(RealmModel realm, UserModel user) {
        return Arrays.stream(OperatorRole.values()).anyMatch(operator -> operator.isHeldBy(realm, user))
                || Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                        .flatMap(ClientModel::getRolesStream)
                        .anyMatch(user::hasRole);
    }
}
