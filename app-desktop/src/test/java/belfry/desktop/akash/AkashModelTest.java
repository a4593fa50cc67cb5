package belfry.desktop.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.problem.Problem;
import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashEscrow;
import belfry.core.wire.AkashLook;
import belfry.core.wire.AkashPoint;
import belfry.core.wire.AkashRunway;
import belfry.core.wire.EventView;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.AkashApi;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class AkashModelTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final UUID ANNA = new UUID(7, 1);

    private final Server server = new Server();
    private final UndoHistory undo = new UndoHistory();
    private final AkashModel model = new AkashModel(server, Background.direct(),
            new Notices(Background.direct(), undo), _ -> "");

    /** Keeps accounts in memory. */
    private static final class Server implements AkashApi {
        private final List<AkashAccountView> accounts = new ArrayList<>();
        private final List<AkashAccountView> removed = new ArrayList<>();
        private final List<AkashAccountDraft> drafts = new ArrayList<>();
        private boolean refusal;

        @Override
        public List<AkashAccountView> accounts() {
            refuse();
            return List.copyOf(accounts);
        }

        @Override
        public AkashAccountView add(AkashAccountDraft draft) {
            refuse();
            drafts.add(draft);
            return account(List.of());
        }

        private void refuse() {
            if (refusal) {
                throw new IllegalStateException("the server is away");
            }
        }

        @Override
        public AkashAccountView refresh(UUID account) {
            return accounts.getFirst();
        }

        @Override
        public void remove(UUID account) {
            removed.addAll(accounts);
            accounts.clear();
        }

        @Override
        public AkashAccountView restore(UUID account) {
            accounts.addAll(removed);
            return accounts.getFirst();
        }

        @Override
        public List<AkashPoint> history(UUID account, String dseq) {
            return List.of();
        }
    }

    static AkashAccountView account(List<AkashDeploymentView> deployments) {
        return new AkashAccountView(ANNA, "Anna", AkashAccountKind.ADDRESS, OwnerAddress.sample(1).text(),
                "https://rest.example", "https://console.example", NOW, NOW, NOW, null, new AkashLook(100, NOW, 5,
                        new BigDecimal("6.17"), true, List.of(), List.of(), deployments));
    }

    static AkashDeploymentView deployment(String dseq, String name, Problem... problems) {
        return new AkashDeploymentView(dseq, OwnerAddress.sample(1).text(), name, "active", "", 1, NOW, null, null,
                null, new AkashRunway(AkashRunway.Kind.ENDLESS, null, null, null, ""),
                new AkashEscrow("open", List.of(), List.of(), 1, NOW), null, List.of(), List.of(problems));
    }

    private void two() {
        server.accounts.add(account(List.of(deployment("1", "app"), deployment("2", "shop",
                Problem.critical("akash-workload-gone", "Gone", "Lost", "Restore")))));
        model.load();
    }

    @Test
    void thoseInNeedStandFirst() {
        two();

        assertEquals(List.of("shop", "app"), names());
    }

    @Test
    void theFilterFindsByNameNumberAndTrouble() {
        two();
        model.filterProperty().set("workload-gone");
        assertEquals(List.of("shop"), names());
        model.filterProperty().set("anna 1");
        assertEquals(List.of("app"), names());
    }

    private List<String> names() {
        return model.shown(model.accounts().getFirst()).stream().map(AkashDeploymentView::name).toList();
    }

    @Test
    void arrowsGoFromCardToCardAndStopAtTheEnds() {
        two();
        model.move(1);
        assertEquals("2", chosen());
        model.move(1);
        assertEquals("1", chosen());
        model.move(1);
        assertEquals("1", chosen());
        model.move(-5);
        assertEquals("2", chosen());
    }

    private String chosen() {
        return Objects.requireNonNull(model.selectedProperty().get()).deployment().dseq();
    }

    @Test
    void whatIsSelectedStaysAndIsTheNewest() {
        two();
        model.move(1);
        server.accounts.set(0, account(List.of(deployment("2", "shop, mended"))));

        model.heard(List.of(new EventView(1, "akash.changed", ANNA.toString(), 1, NOW)));

        assertEquals("shop, mended", Objects.requireNonNull(model.selectedProperty().get()).deployment().name());
        server.accounts.set(0, account(List.of()));
        model.load();
        assertNull(model.selectedProperty().get());
    }

    @Test
    void aRemovalIsTakenBackByUndo() {
        two();
        model.remove(model.accounts().getFirst());
        assertTrue(model.accounts().isEmpty());
        assertEquals("Watches \"Anna\" no more", undo.undoTitleProperty().get());

        undo.undo();

        assertEquals(1, model.accounts().size());
        undo.redo();
        assertTrue(model.accounts().isEmpty());
    }

    @Test
    void aServerWithoutAnAnswerIsToldOnlyWhileNothingIsShown() {
        server.refusal = true;
        model.load();
        assertInstanceOf(Loading.Failed.class, model.loadingProperty().get());

        server.refusal = false;
        two();
        server.refusal = true;
        model.load();

        assertInstanceOf(Loading.Done.class, model.loadingProperty().get());
        assertEquals(1, model.accounts().size());
    }

    @Test
    void anAddressIsCheckedAsItIsTyped() {
        var adding = adding();
        var good = OwnerAddress.sample(3).text();
        adding.ownerProperty().set("aka");
        assertEquals("", adding.ownerFault().get());
        assertFalse(adding.whyNot().get().isEmpty());
        adding.ownerProperty().set("cosmos1abc");
        assertEquals("It does not begin with akash1", adding.ownerFault().get());
        adding.ownerProperty().set(good.substring(0, 43) + (good.endsWith("q") ? "p" : "q"));
        assertTrue(adding.ownerFault().get().startsWith("Its checksum"));
        adding.submit();
        assertEquals(List.of(), server.drafts);

        adding.ownerProperty().set(" " + good + " ");
        assertEquals("", adding.ownerFault().get());
        adding.submit();

        assertEquals(new AkashAccountDraft(null, good, null, null, null), server.drafts.getFirst());
    }

    @Test
    void aRefusedKeyIsToldAndWhatWasTypedStays() {
        var adding = adding();
        adding.kindProperty().set(AkashAccountKind.CONSOLE);
        adding.keyProperty().set("wrong");
        server.refusal = true;

        adding.submit();

        assertNotNull(adding.refusalProperty().get());
        assertEquals("wrong", adding.keyProperty().get());
        assertEquals("", adding.whyNot().get());
    }

    private AddingModel adding() {
        return new AddingModel(server, Background.direct(), model::put);
    }

    @Test
    void aShortRunwayIsRedByHandAndBlueUnderAutoTopUp() {
        assertEquals("lamp-down", style(Duration.ofHours(31), null));
        assertEquals("lamp-degraded", style(Duration.ofDays(3), false));
        assertEquals("lamp-up", style(Duration.ofDays(9), null));
        assertEquals("severity-info", style(Duration.ofHours(31), true));
        assertEquals("lamp-down", style(Duration.ofHours(6), true));
    }

    private static String style(Duration left, @Nullable Boolean autoTopUp) {
        var runway = new AkashRunway(AkashRunway.Kind.LEFT, 1L, NOW.plus(left), null, "");
        return AkashWords.runwayStyle(new AkashDeploymentView("1", "", "app", "active", "", 1, NOW, null, null, null,
                runway, new AkashEscrow("open", List.of(), List.of(), 1, NOW), autoTopUp, List.of(), List.of()), NOW);
    }
}
