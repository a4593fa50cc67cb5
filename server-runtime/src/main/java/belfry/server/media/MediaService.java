package belfry.server.media;

import belfry.core.wire.MediaView;
import belfry.core.wire.Page;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import belfry.server.http.RouteTable;
import belfry.server.http.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/** Takes media in by their content, describes them, and takes away what no post needs. */
public final class MediaService {
    static final int LONGEST_ALT = 10_000;
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final MediaTable media;
    private final MediaStore store;
    private final Supplier<UUID> ids;
    private final Tika tika = new Tika();
    private final Pictures pictures = new Pictures();

    public MediaService(Database database, MediaTable media, MediaStore store, Supplier<UUID> ids) {
        this.database = database;
        this.media = media;
        this.store = store;
        this.ids = ids;
    }

    /** What was found by looking at the bytes. */
    private record Found(MediaKind kind, @Nullable Integer width, @Nullable Integer height) {}

    public MediaView take(Actor actor, Upload upload, String altText) throws IOException, InterruptedException {
        requireAlt(altText);
        var incoming = store.incoming();
        try {
            var sha256 = copy(upload, incoming);
            var bytes = Files.size(incoming);
            if (bytes == 0) {
                throw MediaProblems.empty();
            }
            var found = look(incoming, store.thumbnail(sha256));
            store.keep(incoming, store.file(sha256));
            var id = ids.get();
            return database.inTransaction(handle -> {
                media.insert(handle, new MediaRow(id, actor.workspaceId(), sha256, found.kind().contentType(), bytes,
                        found.width(), found.height(), null, name(upload.fileName(), found.kind()), altText,
                        database.now()));
                return view(media.find(handle, actor.workspaceId(), id).orElseThrow());
            });
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    public Page<MediaView> list(UUID workspace, Optional<UUID> before, int limit) {
        return database.jdbi().withHandle(handle -> {
            var rows = media.list(handle, workspace, before.orElse(null), limit + 1);
            var page = rows.subList(0, Math.min(limit, rows.size()));
            var next = rows.size() > page.size() ? page.getLast().id().toString() : null;
            return new Page<>(page.stream().map(MediaService::view).toList(), next);
        });
    }

    public MediaRow row(UUID workspace, UUID id) {
        return database.jdbi().withHandle(handle -> media.find(handle, workspace, id))
                .orElseThrow(() -> Refused.notFound("medium"));
    }

    public MediaView describe(Actor actor, UUID id, String altText) {
        requireAlt(altText);
        row(actor.workspaceId(), id);
        return database.inTransaction(handle -> {
            media.describe(handle, id, altText);
            return view(media.find(handle, actor.workspaceId(), id).orElseThrow(() -> Refused.notFound("medium")));
        });
    }

    public void remove(Actor actor, UUID id) {
        row(actor.workspaceId(), id);
        database.jdbi().useTransaction(handle -> {
            var posts = media.waitingPosts(handle, actor.workspaceId(), id);
            if (!posts.isEmpty()) {
                throw MediaProblems.inUse(posts);
            }
            media.remove(handle, id);
        });
    }

    Path file(MediaRow row) {
        return store.file(row.sha256());
    }

    Path thumbnail(MediaRow row) {
        return store.thumbnail(row.sha256());
    }

    private static String copy(Upload upload, Path incoming) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(upload.content(), digest);
                    var out = Files.newOutputStream(incoming)) {
                in.transferTo(out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing in this Java", e);
        }
    }

    private Found look(Path file, Path thumbnail) throws IOException, InterruptedException {
        String detected;
        try (var in = Files.newInputStream(file)) {
            detected = tika.detect(in);
        }
        var kind = MediaKind.of(detected).orElseThrow(() -> MediaProblems.typeRefused(detected));
        if (kind.drawn()) {
            var size = pictures.check(file, kind, thumbnail);
            return new Found(kind, size.width(), size.height());
        }
        if (kind != MediaKind.WEBP) {
            return new Found(kind, null, null);
        }
        var size = Pictures.webp(file).orElseThrow(() -> MediaProblems.broken(kind.name()));
        if (size.pixels() > Pictures.MOST_PIXELS) {
            throw MediaProblems.tooManyPixels(size.pixels(), Pictures.MOST_PIXELS);
        }
        return new Found(kind, size.width(), size.height());
    }

    private static void requireAlt(String altText) {
        if (altText.length() > LONGEST_ALT) {
            throw MediaProblems.altTooLong(LONGEST_ALT);
        }
    }

    /** Only to be shown: without folders and control characters, with the ending its content deserves. */
    private static String name(String given, MediaKind kind) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        var stem = last.replaceAll("\\.[^.]*$", "");
        var kept = stem.isBlank() ? "medium" : stem;
        return kept.substring(0, Math.min(kept.length(), LONGEST_NAME)) + "." + kind.extension();
    }

    static MediaView view(MediaRow row) {
        return new MediaView(row.id(), row.fileName(), row.contentType(), row.bytes(), row.width(), row.height(),
                row.durationMillis(), row.altText(), RouteTable.API + "/media/" + row.id() + "/content",
                row.createdAt());
    }
}
