package it.varco.register.keycloak.events;

import it.varco.register.reception.Allowances;
import it.varco.register.reception.Description;
import it.varco.register.reception.Reception;

/** What a node has once for all calls. */
record RegisterNode(Reception reception, Allowances allowances, VoucherKeys vouchers, Description description) {

    static RegisterNode create() {
        return new RegisterNode(
                new Reception(), new Allowances(System::nanoTime), new VoucherKeys(), Description.load());
    }
}
