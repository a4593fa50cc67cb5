package belfry.desktop.composer;

import belfry.core.secret.Secret;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import belfry.desktop.server.Credentials;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerLink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A composer without a window at an in-memory server; what is put off runs when the test says so. */
final class Desk implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

    final FakeServer fake = new FakeServer();
    private final List<Runnable> later = new ArrayList<>();
    final Background background = new Background(Runnable::run, Runnable::run, (_, then) -> later.add(then));
    final ServerLink link = new ServerLink(new ServerClient(new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(1)).build(),
            Objects.requireNonNull(HttpUrl.parse(fake.address())), new Token(fake.token)), fake.workspace, background,
            InstantSource.fixed(NOW));
    final DraftStore store;
    final Path folder;

    /** A token that is never renewed. */
    private record Token(String text) implements Credentials {
        @Override
        public Optional<Secret> token() {
            return Optional.of(Secret.of(text));
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return false;
        }
    }

    Desk(Path folder) {
        this.folder = folder;
        store = new DraftStore(folder, fake.workspace.id());
    }

    /** A composer that knows the channels of the server. */
    ComposerModel composer() {
        var model = new ComposerModel(ComposerModel.Setting.of(link), background, store, UUID.randomUUID());
        model.writing().channels().setAll(fake.channels);
        return model;
    }

    /** Half a second passes: everything that was put off runs, also what that puts off. */
    void pass() {
        for (var round = 0; round < 5 && !later.isEmpty(); round++) {
            var due = List.copyOf(later);
            later.clear();
            due.forEach(Runnable::run);
        }
    }

    static UUID channel(int number) {
        return FakeServer.id(100 + number);
    }

    static void say(ComposerModel model, int part, String words) {
        model.writing().common().get(part).textProperty().set(words);
    }

    @Override
    public void close() {
        fake.close();
    }
}
