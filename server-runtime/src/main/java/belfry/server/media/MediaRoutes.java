package belfry.server.media;

import belfry.core.wire.MediaEdit;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.Refused;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import java.io.IOException;
import java.nio.file.Files;

/** {@code /media}: what is served can only be saved or shown as a picture, never run. */
public final class MediaRoutes implements Routes {
    private static final int PAGE = 50;
    private static final int MOST = 200;

    private final MediaService service;

    public MediaRoutes(MediaService service) {
        this.service = service;
    }

    @Override
    public void register(RouteTable table) {
        table.get("/media", Permission.READ_POSTS, request -> Answer.json(service.list(request.workspace(),
                request.queryId("cursor"), request.queryInt("limit", PAGE, 1, MOST))));
        table.post("/media", Permission.WRITE_MEDIA, this::take);
        table.patch("/media/{id}", Permission.WRITE_MEDIA, request -> Answer.json(service.describe(request.who(),
                request.pathId("id"), request.body(MediaEdit.class).altText())));
        table.delete("/media/{id}", Permission.WRITE_MEDIA, request -> {
            service.remove(request.who(), request.pathId("id"));
            return Answer.noContent();
        });
        table.get("/media/{id}/content", Permission.READ_POSTS, this::content);
        table.get("/media/{id}/thumbnail", Permission.READ_POSTS, this::thumbnail);
    }

    private Answer take(Request request) throws IOException, InterruptedException {
        var view = service.take(request.who(), request.upload("file"), request.query("alt").orElse(""));
        return Answer.created(view.url(), view);
    }

    private Answer content(Request request) {
        var row = service.row(request.workspace(), request.pathId("id"));
        var file = service.file(row);
        if (!Files.isReadable(file)) {
            throw Refused.notFound("medium");
        }
        var ending = row.fileName().substring(row.fileName().lastIndexOf('.'));
        return Answer.file(row.contentType(), file)
                .header("Content-Disposition", "attachment; filename=\"" + row.id() + ending + "\"");
    }

    private Answer thumbnail(Request request) {
        var file = service.thumbnail(service.row(request.workspace(), request.pathId("id")));
        if (!Files.isReadable(file)) {
            throw Refused.notFound("thumbnail");
        }
        return Answer.file("image/jpeg", file);
    }
}
