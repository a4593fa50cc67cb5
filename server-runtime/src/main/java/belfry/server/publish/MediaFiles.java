package belfry.server.publish;

import java.nio.file.Path;
import java.util.UUID;

/** Where the bytes of a medium are. */
public interface MediaFiles {
    Path file(UUID media);
}
