package belfry.desktop.server;

import belfry.core.wire.MediaEdit;
import belfry.core.wire.MediaView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Pictures and videos on the server. All calls block. */
public interface MediaApi {
    List<MediaView> list() throws ServerException, InterruptedException;

    /** Uploads a file; the server judges it by its content. */
    MediaView upload(Path file) throws ServerException, InterruptedException, IOException;

    MediaView edit(UUID id, MediaEdit edit) throws ServerException, InterruptedException;

    void delete(UUID id) throws ServerException, InterruptedException;

    /** A small picture of it, as JPEG or PNG. */
    byte[] thumbnail(UUID id) throws ServerException, InterruptedException, IOException;
}
