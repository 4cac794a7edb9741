package it.varco.roles.keycloak.token;

import it.varco.policy.decision.RoleAnswer;
import it.varco.roles.keycloak.access.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AbstractPairwiseSubMapper;
import org.keycloak.protocol.oidc.mappers.PairwiseSubMapperHelper;
import org.keycloak.protocol.oidc.utils.PairwiseSubMapperUtils;

/** For whom the person acts, each delegator by the subject under which this client would see that account. */
final class Delegations {

    private final KeycloakSession session;

    Delegations(KeycloakSession session) {
        this.session = session;
    }

    /** The value of the claim; empty where the person acts for nobody. */
    List<Map<String, String>> of(Standing standing, ClientSessionContext context) {
        return standing instanceof Standing.Open open
                ? open.access().roles().stream()
                        .filter(RoleAnswer::isAllowed)
                        .flatMap(answer -> answer.delegator().stream()
                                .map(account ->
                                        Map.of("profile", answer.profile(), "delegator", subject(account, context))))
                        .toList()
                : List.of();
    }

    private String subject(String account, ClientSessionContext context) {
        ClientModel client = context.getClientSession().getClient();
        return context.getProtocolMappersStream()
                .filter(model -> model.getProtocolMapper().endsWith(AbstractPairwiseSubMapper.PROVIDER_ID_SUFFIX))
                .flatMap(model -> pairwise(model).stream()
                        .map(mapper -> mapper.generateSub(model, sector(client, model), account)))
                .findFirst()
                .orElse(account);
    }

    private Optional<AbstractPairwiseSubMapper> pairwise(ProtocolMapperModel model) {
        return Stream.ofNullable(session.getKeycloakSessionFactory()
                        .getProviderFactory(ProtocolMapper.class, model.getProtocolMapper()))
                .filter(AbstractPairwiseSubMapper.class::isInstance)
                .map(AbstractPairwiseSubMapper.class::cast)
                .findFirst();
    }

    /** As Keycloak finds it for the person's own subject. */
    private static String sector(ClientModel client, ProtocolMapperModel model) {
        String uri = PairwiseSubMapperHelper.getSectorIdentifierUri(model);
        return uri == null || uri.isEmpty()
                ? PairwiseSubMapperUtils.resolveValidSectorIdentifier(client.getRootUrl(), client.getRedirectUris())
                : PairwiseSubMapperUtils.resolveValidSectorIdentifier(uri);
    }
}
