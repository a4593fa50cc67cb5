package belfry.server.http;

import belfry.core.problem.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that was let in: who asks and what for. Whatever is wrong with it is refused with its place. */
public final class Request {
    private final Context context;
    private final @Nullable Actor actor;
    private final @Nullable Identity identity;
    private final long uploadCap;

    Request(Context context, @Nullable Identity identity, @Nullable Actor actor, long uploadCap) {
        this.context = context;
        this.identity = identity;
        this.actor = actor;
        this.uploadCap = uploadCap;
    }

    /** Only on routes that need a right. */
    public Actor who() {
        if (actor == null) {
            throw new IllegalStateException("no one is asked for on " + context.path());
        }
        return actor;
    }

    /** Only on routes for the signed in. */
    public Identity identity() {
        if (identity == null) {
            throw new IllegalStateException("no one is asked for on " + context.path());
        }
        return identity;
    }

    /** The workspace that every query must carry. */
    public UUID workspace() {
        return who().workspaceId();
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    /** A path parameter that is an id; what is none cannot exist. */
    public UUID pathId(String name) {
        return uuid(path(name)).orElseThrow(() -> Refused.notFound("entry"));
    }

    public Optional<String> query(String name) {
        var value = Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
        value.ifPresent(text -> CleanText.checkText(text, "?" + name));
        return value;
    }

    public Optional<UUID> queryId(String name) {
        return query(name).map(value -> uuid(value).orElseThrow(() -> wrong(name, value, "an id")));
    }

    /** An instant with its offset, in ISO form. */
    public Optional<Instant> queryInstant(String name) {
        return query(name).map(value -> {
            try {
                // A plus sign that was not escaped arrives as a space.
                return Moments.parse(value.replace(' ', '+'));
            } catch (DateTimeException e) {
                throw wrong(name, value, Moments.WANTED);
            }
        });
    }

    public int queryInt(String name, int otherwise, int least, int most) {
        return query(name).map(value -> {
            try {
                var number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
                throw wrong(name, value, "between %d and %d".formatted(least, most));
            } catch (NumberFormatException e) {
                throw wrong(name, value, "a number");
            }
        }).orElse(otherwise);
    }

    public boolean queryFlag(String name) {
        return query(name).map(Boolean::parseBoolean).orElse(false);
    }

    public <T> T body(Class<T> type) throws IOException {
        return JsonBody.read(context, type);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /** The version that the asker saw; empty when none is named or any will do. */
    public OptionalLong ifMatch() {
        return Versions.parse(header("If-Match"));
    }

    /** The version that the asker saw. */
    public long neededVersion() {
        return ifMatch().orElseThrow(() -> new Refused(428, Problem.error("version-missing",
                "The edit does not say which version it is based on", "The header If-Match is missing",
                "Send the ETag of what you edited as If-Match").at("If-Match")));
    }

    /** A file of a multipart form, kept on disk while it is handled. */
    public Upload upload(String field) {
        return Uploads.read(context, field, uploadCap);
    }

    /** Where the request came from, as the socket says; no header is believed. */
    public String remoteAddress() {
        return context.req().getRemoteAddr();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused wrong(String name, String value, String wanted) {
        var shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new Refused(400, Problem.error("parameter-wrong", "The parameter %s is not understood".formatted(name),
                "\"%s\" is not %s".formatted(shown, wanted), "Send %s".formatted(wanted)).at("?" + name));
    }
}
