package belfry.desktop.composer;

import belfry.core.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is being written on this machine: a file for each post, moved into place whole. */
final class DraftStore {
    private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);

    private final Path folder;
    private final UUID workspace;
    private final Map<Path, Instant> latest = new HashMap<>();
    private final Set<UUID> forgotten = new HashSet<>();

    DraftStore(Path folder, UUID workspace) {
        this.folder = folder.resolve("drafts");
        this.workspace = workspace;
    }

    private Path file(LocalDraft draft) {
        return folder.resolve("%s-%s.json".formatted(workspace,
                draft.post() == null ? "new-" + draft.key() : draft.post().toString()));
    }

    /** What was begun and not sent, the latest first. */
    synchronized List<LocalDraft> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var prefix = workspace + "-";
            return files.filter(file -> name(file).startsWith(prefix) && name(file).endsWith(".json"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(LocalDraft::savedAt).reversed()).toList();
        } catch (IOException e) {
            LOG.warn("The kept drafts could not be listed: {}", e.getMessage());
            return List.of();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The change of a post that was begun. */
    Optional<LocalDraft> of(UUID post) {
        return all().stream().filter(draft -> post.equals(draft.post())).findFirst();
    }

    private static Optional<LocalDraft> read(Path file) {
        try {
            return Optional.of(Wire.json().readValue(Files.readString(file), LocalDraft.class));
        } catch (IOException | RuntimeException e) {
            LOG.warn("A kept draft could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Writes it unless something newer stands there or it was sent meanwhile: threads may overtake each other. */
    synchronized void keep(LocalDraft draft) throws IOException {
        var file = file(draft);
        if (forgotten.contains(draft.key()) || latest.getOrDefault(file, Instant.MIN).isAfter(draft.savedAt())) {
            return;
        }
        latest.put(file, draft.savedAt());
        Files.createDirectories(folder);
        var fresh = file.resolveSibling(name(file) + ".part");
        Files.writeString(fresh, Wire.json().writeValueAsString(draft));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    synchronized void forget(LocalDraft draft) throws IOException {
        forgotten.add(draft.key());
        Files.deleteIfExists(file(draft));
    }
}
