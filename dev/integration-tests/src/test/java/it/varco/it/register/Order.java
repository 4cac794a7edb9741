package it.varco.it.register;

import com.nimbusds.jose.jwk.RSAKey;
import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderRegistration;
import it.varco.demo.order.OrderSystem;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import java.util.List;

/** The Order of one realm, as the client of the realm that it is. */
public final class Order {

    static final String CLIENT = "ordine-consulenti";

    private final TestRealm realm;
    private final OrderSystem system;
    private final RSAKey key = OrderKey.make();

    /** Gives the client of the realm a key. */
    public Order(TargetKeycloak keycloak, TestRealm realm) {
        this.realm = realm;
        OrderRegistration.of(keycloak.admin(), realm.name(), CLIENT, key);
        this.system = new OrderSystem(realm.admin().issuer(), CLIENT, key);
    }

    /** Says it, and is heard; the receipts. */
    public List<String> communicates(Said... all) {
        return saysAll(all).send().receipts();
    }

    String token() {
        return system.token();
    }

    RSAKey key() {
        return key;
    }

    /** A call that says this. */
    Call says(Said said) {
        return says(said, token());
    }

    /** The same with that token. */
    Call says(Said said, String token) {
        return new Call(realm, said.toString()).by(token);
    }

    /** A call that says all of this. */
    Call saysAll(Said... all) {
        return new Call(realm, Said.lines(all)).lines().by(token());
    }
}
