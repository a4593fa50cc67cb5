package belfry.server.media;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.database.Database;
import belfry.server.network.PartMediaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of media: one per content, named by its digest, whatever people called it. */
public final class MediaStore {
    private final Path folder;
    private final Database database;
    private final MediaTable media;

    public MediaStore(Path folder, Database database, MediaTable media) {
        this.folder = folder;
        this.database = database;
        this.media = media;
    }

    /** The bytes of a medium, for the call that sends them. */
    public Path file(UUID id) {
        return file(row(id).sha256());
    }

    /** A medium as a part uses it; {@code altText} null: the medium's own. */
    public PartMediaFile open(UUID id, @Nullable String altText) {
        var row = row(id);
        var file = file(row.sha256());
        if (!Files.isReadable(file)) {
            throw missing(id, "Its file is not in the media folder of this machine");
        }
        return new PartMediaFile(row.facts(altText), row.fileName(), file);
    }

    Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path thumbnail(String sha256) {
        return folder.resolve("thumbnails").resolve(sha256.substring(0, 2)).resolve(sha256 + ".jpg");
    }

    /** A file in the same folder, so that {@link #keep} is one rename. */
    Path incoming() {
        try {
            var incoming = Files.createDirectories(folder.resolve("incoming"));
            return Files.createTempFile(incoming, "upload", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Path incoming, Path as) throws IOException {
        Files.createDirectories(as.getParent());
        try {
            Files.move(incoming, as);
        } catch (FileAlreadyExistsException _) {
            // The same content is kept already.
            Files.deleteIfExists(incoming);
        }
    }

    private MediaRow row(UUID id) {
        return database.jdbi().withHandle(handle -> media.find(handle, id))
                .orElseThrow(() -> missing(id, "There is no such medium"));
    }

    private static BelfryException missing(UUID id, String cause) {
        return new BelfryException(Problem.error("media-missing", "Medium %s is missing".formatted(id), cause,
                "Upload it again and put it into the post"));
    }
}
