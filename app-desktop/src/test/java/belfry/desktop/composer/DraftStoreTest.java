package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.desktop.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

class DraftStoreTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private DraftStore store() {
        return new DraftStore(folder, FakeServer.id(1));
    }

    private static LocalDraft draft(int key, @Nullable UUID post, String words, int second) {
        return new LocalDraft(FakeServer.id(key), post, 3,
                new PostDraft(PostMode.DRAFT, null, "Europe/Berlin", List.of(new PartText(words, 0, List.of())),
                        List.of()),
                "fri 18:00", Instant.ofEpochSecond(second), null);
    }

    @Test
    void whatWasKeptIsThereAfterTheConsoleWasKilled() throws IOException {
        var kept = draft(1, null, "Bread 👨‍👩‍👧 مرحبا", 10);
        store().keep(kept);

        assertEquals(List.of(kept), store().all());
    }

    @Test
    void everyNewPostAndEveryChangedOneIsKeptApartTheLatestFirst() throws IOException {
        var one = draft(1, null, "one", 10);
        var other = draft(2, null, "other", 30);
        var change = draft(3, FakeServer.id(77), "changed", 20);
        for (var kept : List.of(one, other, change)) {
            store().keep(kept);
        }

        assertEquals(List.of(other, change, one), store().all());
        assertEquals(Optional.of(change), store().of(FakeServer.id(77)));
    }

    @Test
    void anOlderStateThatArrivesLateIsNotWritten() throws IOException {
        var store = store();
        var late = draft(1, null, "Bre", 10);
        var fresh = draft(1, null, "Bread", 11);
        store.keep(fresh);
        store.keep(late);

        assertEquals(List.of(fresh), store.all());
    }

    @Test
    void whatWasSentDoesNotComeBackByAKeepThatWasUnderWay() throws IOException {
        var store = store();
        store.keep(draft(1, null, "Bread", 10));
        store.forget(draft(1, null, "Bread", 10));
        store.keep(draft(1, null, "Bread", 11));

        assertEquals(List.of(), store.all());
    }

    @Test
    void aFileThatIsBrokenOrOfAnotherWorkspaceHidesNoOther() throws IOException {
        store().keep(draft(1, null, "Bread", 10));
        Files.writeString(folder.resolve("drafts").resolve(FakeServer.id(1) + "-new-x.json"), "{ torn");
        new DraftStore(folder, FakeServer.id(2)).keep(draft(5, null, "elsewhere", 12));

        assertEquals(1, store().all().size());
        assertTrue(Files.exists(folder.resolve("drafts").resolve(FakeServer.id(1) + "-new-x.json")),
                "what cannot be read is left for somebody who can");
    }
}
