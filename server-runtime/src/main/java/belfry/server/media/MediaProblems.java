package belfry.server.media;

import belfry.core.problem.Problem;
import belfry.server.http.Refused;
import java.util.List;
import java.util.UUID;

/** What the server answers when a medium cannot be taken in or taken away. */
final class MediaProblems {
    private static final int UNSUPPORTED = 415;

    private MediaProblems() {}

    static Refused typeRefused(String found) {
        return new Refused(UNSUPPORTED,
                Problem.error("media-type-refused", "This is not a picture or video Belfry takes",
                        "By its content it is %s; its name does not count".formatted(found),
                        "Convert it to JPEG, PNG, GIF, WebP, MP4, QuickTime or WebM").at("/file"));
    }

    static Refused broken(String kind) {
        return new Refused(UNSUPPORTED, Problem.error("media-broken", "The picture cannot be read",
                "It begins like %s, but what follows is not one".formatted(kind),
                "Open it in a picture program and save it again").at("/file"));
    }

    static Refused tooManyPixels(long pixels, long most) {
        return new Refused(UNSUPPORTED, Problem.error("media-too-large",
                "The picture has %,d megapixels".formatted(pixels / 1_000_000),
                "Belfry takes up to %d".formatted(most / 1_000_000), "Make it smaller").at("/file"));
    }

    static Refused empty() {
        return new Refused(422, Problem.error("media-empty", "The file is empty", "It has no bytes",
                "Choose another file").at("/file"));
    }

    static Refused altTooLong(int most) {
        return new Refused(422, Problem.error("alt-text-too-long", "The description is too long",
                "It may have %d characters".formatted(most), "Shorten it").at("/altText"));
    }

    static Refused inUse(List<UUID> posts) {
        return new Refused(409, Problem.error("media-in-use", "%d post%s still need%s it".formatted(posts.size(),
                posts.size() == 1 ? "" : "s", posts.size() == 1 ? "s" : ""),
                "They are not published yet", "Take it out of them, or wait until they are published")
                .seen(posts.stream().map(post -> "post " + post).toList()));
    }
}
