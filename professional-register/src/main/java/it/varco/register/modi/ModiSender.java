package it.varco.register.modi;

import java.util.Set;

/**
 * Somebody at PDND.
 *
 * @param clientId the client whose keys sign
 * @param consumerId the body whose client it is
 * @param purposeId the purpose for which the body was let use our e-service
 * @param keyIds the keys with which the client signs; PDND gives out keys of all its clients, and a genuine one of another's must not do
 */
public record ModiSender(String clientId, String consumerId, String purposeId, Set<String> keyIds) {

    public ModiSender {
        keyIds = Set.copyOf(keyIds);
    }
}
