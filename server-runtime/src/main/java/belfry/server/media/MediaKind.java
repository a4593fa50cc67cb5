package belfry.server.media;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of media that Belfry takes in; everything else is refused, whatever it is called. */
enum MediaKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    MP4("video/mp4", "mp4"),
    QUICKTIME("video/quicktime", "mov"),
    WEBM("video/webm", "webm");

    private final String contentType;
    private final String extension;

    MediaKind(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    static Optional<MediaKind> of(String contentType) {
        // Tika 3 tells files of the MPEG-4 family apart by their brand.
        var known = List.of("application/mp4", "video/x-m4v").contains(contentType) ? "video/mp4" : contentType;
        return Arrays.stream(values()).filter(kind -> kind.contentType.equals(known)).findFirst();
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    /** Whether this Java can draw it; the others are checked by their structure only. */
    boolean drawn() {
        return switch (this) {
            case JPEG, PNG, GIF -> true;
            case WEBP, MP4, QUICKTIME, WEBM -> false;
        };
    }
}
