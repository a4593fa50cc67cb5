package belfry.server.http;

import belfry.core.problem.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends a file, or the one stretch of it that was asked for (RFC 9110 section 14). Javalin's own way takes the stretch
 * "the last n bytes" for the first ones, and waits for bytes behind the end of the file.
 */
final class FileAnswer {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*");

    private FileAnswer() {}

    /** @param last the last byte, and not the one behind it, as HTTP counts */
    private record Stretch(long first, long last) {}

    static void write(Context context, Answer.Body.File file) throws IOException {
        long size = Files.size(file.file());
        context.header("Accept-Ranges", "bytes");
        var asked = stretch(context, size);
        long length = size;
        if (asked.isPresent()) {
            context.status(206).header("Content-Range",
                    "bytes %d-%d/%d".formatted(asked.get().first(), asked.get().last(), size));
            length = asked.get().last() - asked.get().first() + 1;
        }
        try (var in = Files.newInputStream(file.file())) {
            in.skipNBytes(asked.map(Stretch::first).orElse(0L));
            context.res().setContentLengthLong(length);
            copy(in, context.res().getOutputStream(), length);
        }
    }

    /** Empty: all of it, which is also the answer to what is not understood and to several stretches at once. */
    private static Optional<Stretch> stretch(Context context, long size) {
        var header = context.header("Range");
        var matcher = ONE_RANGE.matcher(header == null ? "" : header);
        // These answers carry no ETag that an If-Range could match.
        if (!matcher.matches() || context.header("If-Range") != null) {
            return Optional.empty();
        }
        var from = matcher.group(1);
        var to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty()
                    ? Optional.empty()
                    : satisfied(context, Math.max(0, size - Long.parseLong(to)), size - 1, size);
        }
        return satisfied(context, Long.parseLong(from), to.isEmpty() ? size - 1 : Long.parseLong(to), size);
    }

    private static Optional<Stretch> satisfied(Context context, long first, long last, long size) {
        if (last < first && first < size) {
            return Optional.empty();
        }
        if (first >= size) {
            context.header("Content-Range", "bytes */" + size);
            throw new Refused(416, Problem.error("range-outside", "The file is shorter than that",
                    "It has %d bytes; byte %d was asked for".formatted(size, first), "Ask for all of it first")
                    .at("Range"));
        }
        return Optional.of(new Stretch(first, Math.min(last, size - 1)));
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        var bucket = new byte[64 * 1024];
        for (long left = length; left > 0;) {
            int read = in.read(bucket, 0, (int) Math.min(left, bucket.length));
            if (read < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            out.write(bucket, 0, read);
            left -= read;
        }
    }
}
