package belfry.server.network;

import belfry.core.problem.Problem;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Looks for the files of a part before a call begins: one that fails while it is read leaves a request half sent, and
 * with it the question what the network made of it.
 */
public final class MissingMedia {
    private MissingMedia() {}

    public static Optional<Problem> of(PublishCall call) {
        return call.media().stream().filter(medium -> !Files.isReadable(medium.file())).findFirst()
                .map(medium -> Problem.error("media-missing", "The file of %s is missing".formatted(medium.fileName()),
                        "It is not in the media folder of this machine", "Upload it again and put it into the post"));
    }
}
