package belfry.desktop.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairRow;
import belfry.core.wire.RepairResult;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repair from its preview to its undo, against a real HTTP server. */
class RepairModelTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private final FakeServer fake = new FakeServer();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Background background = new Background(Runnable::run, Runnable::run, (_, then) -> later.add(then));
    private final UndoHistory undo = new UndoHistory();
    private final Notices notices = new Notices(background, undo);
    private final ServerLink link = new ServerLink(new ServerClient(new OkHttpClient(),
            Objects.requireNonNull(HttpUrl.parse(fake.address())), new LoginSession(Secret.of(fake.token), () -> {})),
            fake.workspace, background, InstantSource.fixed(NOW));
    private final UUID failed = stuck(1, DeliveryState.FAILED);
    private final UUID missed = stuck(2, DeliveryState.MISSED);
    private final UUID lost = stuck(3, DeliveryState.UNCONFIRMED);

    @AfterEach
    void close() {
        fake.close();
    }

    private UUID stuck(int number, DeliveryState state) {
        var post = FakeServer.stuck(fake.post(FakeServer.id(6000 + number), "Post " + number, NOW.minusSeconds(3600),
                DeliveryState.QUEUED, List.of(), List.of(FakeServer.id(101)), 1), state, null);
        fake.posts.add(post);
        return post.deliveries().getFirst().id();
    }

    private RepairModel model(RepairAction action, UUID... ids) {
        var undoing = new Repairing.Undoing(link.repairs(), background, notices);
        var model = new RepairModel(link.repairs(), background, link.clock(), link.zone(), action, List.of(ids),
                undoing::did);
        model.preview();
        return model;
    }

    private DeliveryState state(UUID delivery) {
        return fake.posts.stream().flatMap(post -> post.deliveries().stream())
                .filter(one -> one.id().equals(delivery)).findFirst().orElseThrow().state();
    }

    private void typingPauses() {
        Stream.iterate(later.poll(), Objects::nonNull, _ -> later.poll()).forEach(Runnable::run);
    }

    @Test
    void thePreviewChangesNothingAndTellsEachRow() {
        var model = model(RepairAction.REQUEUE, failed, missed, lost);

        assertEquals(RepairModel.Phase.PREVIEWED, model.phaseProperty().get());
        assertEquals(2, model.able());
        var refusal = model.rows().getLast().problem();
        assertTrue(Objects.requireNonNull(refusal).cause().contains("may be published already"), refusal.cause());
        assertEquals(DeliveryState.FAILED, state(failed));
        assertTrue(fake.repairs.stream().allMatch(RepairRequest::dryRun));
    }

    @Test
    void whatWillChangeStandsBeforeWhatCannot() {
        var model = model(RepairAction.REQUEUE, lost, failed, missed);

        assertEquals(List.of(failed, missed, lost), model.rows().stream().map(RepairRow::deliveryId).toList());
    }

    @Test
    void whatWasAppliedIsToldRowByRowAndTakenBackAndDoneAgain() {
        var model = model(RepairAction.REQUEUE, failed, missed, lost);
        model.apply();
        assertEquals(RepairModel.Phase.DONE, model.phaseProperty().get());
        assertEquals("2 posts queued again; 1 could not be", undo.undoTitleProperty().get());
        assertEquals(DeliveryState.QUEUED, state(failed));

        undo.undo();
        assertEquals(DeliveryState.FAILED, state(failed));
        assertEquals(DeliveryState.MISSED, state(missed));
        assertEquals("2 posts as before", notices.toasts().getLast().text());

        undo.redo();
        assertEquals(DeliveryState.QUEUED, state(missed));
        undo.undo();
        assertEquals(DeliveryState.MISSED, state(missed));
    }

    @Test
    void aRepairThatCannotBeTakenBackOffersNoUndo() {
        model(RepairAction.MARK_PUBLISHED, lost).apply();

        assertEquals(DeliveryState.PUBLISHED, state(lost));
        assertEquals("", undo.undoTitleProperty().get());
        assertEquals("1 post marked as published", notices.toasts().getLast().text());
    }

    @Test
    void aNewTimeIsReadFromWordsInTheWorkspacesZone() {
        var model = model(RepairAction.RESCHEDULE, failed);

        model.whenProperty().set("tomorrow 9am");
        assertEquals("Looking what it would do …", model.whyNotApply());
        typingPauses();

        assertEquals(Instant.parse("2026-11-27T08:00:00Z"), model.rows().getFirst().dueAfter());
    }

    @Test
    void wordsThatAreNoTimeAreRefusedBeforeAnythingIsAsked() {
        var model = model(RepairAction.RESCHEDULE, failed);
        var before = fake.repairs.size();

        model.whenProperty().set("when pigs fly");
        typingPauses();

        assertEquals("time-not-understood", Objects.requireNonNull(model.problemProperty().get()).code());
        assertEquals("It cannot be done like this", model.whyNotApply());
        assertEquals(before, fake.repairs.size());
    }

    @Test
    void anotherActionIsPreviewedAnewAndOnlyItsOwnFieldsAreSent() {
        var model = model(RepairAction.MARK_PUBLISHED, lost);
        model.urlProperty().set("https://social.example/1");
        typingPauses();
        assertEquals("https://social.example/1", fake.repairs.getLast().url());

        model.actionProperty().set(RepairAction.RETRY_UNCONFIRMED);

        assertEquals(RepairAction.RETRY_UNCONFIRMED, fake.repairs.getLast().action());
        assertEquals(null, fake.repairs.getLast().url());
    }

    @Test
    void moreThanTheServerTakesAtOnceIsSentInSeveral() {
        var many = Stream.generate(() -> failed).limit(2500).toArray(UUID[]::new);

        model(RepairAction.REQUEUE, many);

        assertEquals(List.of(1000, 1000, 500),
                fake.repairs.stream().map(request -> request.deliveryIds().size()).toList());
    }

    @Test
    void aServerThatRefusesIsToldAndCanBeAskedAgain() {
        fake.on("POST /repairs", _ -> new FakeServer.Answer(422, Problem.error("url-wrong", "That is no address",
                "It must begin with https://", "Copy it from the browser")));
        var model = model(RepairAction.MARK_PUBLISHED, lost);
        assertNotNull(model.problemProperty().get());

        fake.on("POST /repairs", _ -> new FakeServer.Answer(200, new RepairResult(List.of(), null)));
        model.preview();

        assertEquals(RepairModel.Phase.PREVIEWED, model.phaseProperty().get());
        assertEquals("None of them can be repaired like this", model.whyNotApply());
    }
}
