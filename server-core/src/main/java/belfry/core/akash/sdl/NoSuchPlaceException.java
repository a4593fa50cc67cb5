package belfry.core.akash.sdl;

/** An edit names a place that the file does not have, or that is written elsewhere and only referred to there. */
public final class NoSuchPlaceException extends RuntimeException {
    NoSuchPlaceException(SdlPath path, String why) {
        super("cannot edit " + (path.isRoot() ? "the top of the file" : path.toString()) + ": " + why);
    }
}
