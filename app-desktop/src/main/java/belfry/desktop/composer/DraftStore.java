package belfry.desktop.composer;

import belfry.core.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is being written on this machine, written anew at each pause of typing and moved into place whole. */
final class DraftStore {
    private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);

    private final Path folder;
    private final UUID workspace;

    DraftStore(Path folder, UUID workspace) {
        this.folder = folder.resolve("drafts");
        this.workspace = workspace;
    }

    private Path file(@Nullable UUID post) {
        return folder.resolve(workspace + "-" + (post == null ? "new" : post) + ".json");
    }

    synchronized Optional<LocalDraft> read(@Nullable UUID post) {
        var file = file(post);
        try {
            return Files.exists(file)
                    ? Optional.of(Wire.json().readValue(Files.readString(file), LocalDraft.class))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A kept draft could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    synchronized void keep(LocalDraft draft) throws IOException {
        Files.createDirectories(folder);
        var file = file(draft.post());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, Wire.json().writeValueAsString(draft));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    synchronized void forget(@Nullable UUID post) throws IOException {
        Files.deleteIfExists(file(post));
    }
}
