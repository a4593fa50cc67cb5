package belfry.server.network.localfeed;

import belfry.core.problem.Problem;
import belfry.server.database.Database;
import belfry.server.http.Answer;
import belfry.server.http.Method;
import belfry.server.http.Refused;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The feeds and their media, for everybody. */
public final class FeedRoutes implements Routes {
    private static final int ENTRIES = 50;
    private static final String SUFFIX = ".atom";
    private static final Answer NOT_MODIFIED = new Answer(304, Map.of(), new Answer.Body.None());

    private final Database database;
    private final Function<UUID, Path> files;
    private final FeedAddresses addresses;
    private final LocalFeedTable table = new LocalFeedTable();

    /** @param files gives the file of a medium */
    public FeedRoutes(Database database, Function<UUID, Path> files, URI publicUrl) {
        this.database = database;
        this.files = files;
        this.addresses = new FeedAddresses(publicUrl);
    }

    @Override
    public void register(RouteTable routes) {
        routes.open(Method.GET, "/feeds/media/{id}", this::medium);
        routes.open(Method.GET, "/feeds/{file}", this::feed);
    }

    private Answer feed(Request request) {
        var channel = channel(request.path("file"));
        var bytes = database.jdbi().withHandle(handle -> table.title(handle, channel).map(title -> AtomFeed
                .write(addresses, channel, title, table.newest(handle, channel, ENTRIES), created(channel))))
                .orElseThrow(FeedRoutes::noFeed);
        var tag = "\"" + digest(bytes) + "\"";
        // Short: a new post shall be seen soon; with the tag a reader that asks often costs little.
        return unlessKnown(request, tag, Answer.bytes("application/atom+xml; charset=utf-8", bytes))
                .header("Cache-Control", "public, max-age=15, must-revalidate");
    }

    private Answer medium(Request request) {
        var id = request.pathId("id");
        var medium = database.jdbi().withHandle(handle -> table.shown(handle, id))
                .orElseThrow(() -> Refused.notFound("medium"));
        return unlessKnown(request, "\"" + id + "\"", Answer.file(medium.contentType(), files.apply(id)))
                // The bytes of a medium never change.
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static Answer unlessKnown(Request request, String tag, Answer answer) {
        var known = request.header("If-None-Match").stream().flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip).anyMatch(seen -> seen.equals("*") || seen.replaceFirst("^W/", "").equals(tag));
        return (known ? NOT_MODIFIED : answer).header("ETag", tag);
    }

    private static UUID channel(String file) {
        if (!file.endsWith(SUFFIX)) {
            throw noFeed();
        }
        return id(file.substring(0, file.length() - SUFFIX.length())).orElseThrow(FeedRoutes::noFeed);
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** A channel's id carries the time of its making (RFC 9562, version 7): since then an empty feed is unchanged. */
    private static Instant created(UUID channel) {
        return channel.version() == 7
                ? Instant.ofEpochMilli(channel.getMostSignificantBits() >>> 16)
                : Instant.EPOCH;
    }

    private static Refused noFeed() {
        return new Refused(404, Problem.error("feed-not-found", "There is no such feed",
                "The channel was removed, or the address is misspelt", "Copy the address from the channel's details"));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
