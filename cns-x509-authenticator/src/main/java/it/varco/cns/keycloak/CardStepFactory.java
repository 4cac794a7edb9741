package it.varco.cns.keycloak;

import io.micrometer.core.instrument.Metrics;
import it.varco.cns.keycloak.CardSettings.Listener;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import it.varco.policy.keycloak.step.StepFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/** The step {@code varco-card}: CNS and CIE in a reader. Its settings are the server's, in options of its start. */
public final class CardStepFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-card";

    private static final Logger LOG = Logger.getLogger(CardStepFactory.class);
    private static final String TASK = "varco-card-refresh";
    private static final String HOME = "kc.home.dir";

    private final CardNode node;
    private volatile Duration refreshEvery = Duration.ZERO;

    public CardStepFactory() {
        this(new CardNode());
    }

    private CardStepFactory(CardNode node) {
        super(
                PROVIDER_ID,
                "Varco: CNS or CIE card",
                "Asks for a card (CNS, CIE) at the card origin that the server's options name; put it after the access page,"
                        + " which shows it. (Chiede una carta, CNS o CIE, all’origine indicata dalle opzioni del server; va"
                        + " dopo la pagina di accesso, che la mostra.)",
                List.of(Requirement.ALTERNATIVE, Requirement.REQUIRED, Requirement.DISABLED),
                new CardStep(node));
        this.node = node;
    }

    /** Stops the server's start where an option cannot be meant. */
    @Override
    public void init(Config.Scope config) {
        CardSettings settings = CardSettings.read(config::get);
        node.listensBy(settings.listener());
        refreshEvery = settings.refreshEvery();
        if (settings.areComplete()) {
            CardCheck check =
                    new CardCheck(settings, Path.of(System.getProperty(HOME, ""), "data"), InstantSource.system());
            check.restore();
            node.open(
                    new CardEntrance(settings, Optional.ofNullable(config.root().get("proxy-trusted-addresses"))),
                    check);
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                node.opened().ifPresent(open -> open.entrance().requireLookup(factory));
                started(factory);
            }
        });
    }

    CardNode node() {
        return node;
    }

    private void started(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            if (node.listener() == Listener.LETS_ANYTHING_IN) {
                CertificateClients.refuse(session);
            }
            node.opened().ifPresent(open -> {
                new CardMetrics(open.check()::standing).register(Metrics.globalRegistry);
                new BackgroundWork(TASK, () -> refresh(open)).beginNow(session, refreshEvery);
            });
        });
    }

    private static void refresh(CardNode.Open open) {
        try {
            open.check().refresh();
        } catch (RuntimeException failed) {
            LOG.error("Cards: the scheduled refresh failed; what was loaded stays", failed);
        }
    }
}
