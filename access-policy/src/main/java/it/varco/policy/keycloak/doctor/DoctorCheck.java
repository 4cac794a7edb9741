package it.varco.policy.keycloak.doctor;

import java.util.List;
import org.keycloak.provider.Provider;

/** The rules that a module brings to the doctor. */
public interface DoctorCheck extends Provider {

    /** All of them, in the order in which an operator reads them. */
    List<Rule> rules();

    @Override
    default void close() {}
}
