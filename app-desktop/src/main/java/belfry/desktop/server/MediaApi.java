package belfry.desktop.server;

import belfry.core.wire.MediaEdit;
import belfry.core.wire.MediaView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/** Pictures and videos on the server. All calls block. */
public interface MediaApi {
    List<MediaView> list() throws ServerException, InterruptedException;

    /**
     * Uploads a file; the server judges it by its content.
     *
     * @param progress told the share that is sent, from 0 to 1, on the thread that sends
     */
    MediaView upload(Path file, DoubleConsumer progress) throws ServerException, InterruptedException, IOException;

    MediaView edit(UUID id, MediaEdit edit) throws ServerException, InterruptedException;

    void delete(UUID id) throws ServerException, InterruptedException;

    /** A small picture of it, as JPEG or PNG. */
    byte[] thumbnail(UUID id) throws ServerException, InterruptedException, IOException;
}
