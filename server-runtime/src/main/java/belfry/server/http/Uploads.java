package belfry.server.http;

import belfry.core.problem.Problem;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Takes files out of multipart forms; the container keeps them on disk, never in memory. */
final class Uploads {
    private static final Pattern SIZE_PASSED = Pattern.compile("^max (length|file size) exceeded");

    private Uploads() {}

    static Upload read(Context context, String field, long cap) {
        if (context.req().getContentLengthLong() > cap) {
            throw JsonBody.tooLarge(context, cap);
        }
        if (!context.isMultipartFormData()) {
            throw new Refused(415, Problem.error("form-expected", "The upload is not a form",
                    "The content type is not multipart/form-data", "Send the file as the form field \"%s\""
                            .formatted(field)));
        }
        var file = parse(context, field, cap);
        if (file == null) {
            throw new Refused(400, Problem.error("file-missing", "The upload carries no file",
                    "The form has no file in its field \"%s\"".formatted(field), "Choose a file and send it again")
                    .at("/" + field));
        }
        return new Upload(file.filename(), file.size(), file.content());
    }

    private static io.javalin.http.@org.jspecify.annotations.Nullable UploadedFile parse(Context context,
            String field, long cap) {
        try {
            return context.uploadedFile(field);
        } catch (Exception e) {
            // Javalin is Kotlin: the checked ServletException comes through undeclared, with Jetty's own inside it.
            throw pastLimit(e) ? JsonBody.tooLarge(context, cap) : broken();
        }
    }

    /**
     * Jetty tells a passed limit by an IllegalStateException at the bottom of others; but so it tells a form with too
     * many fields or without a boundary, and only the words say which it is.
     */
    private static boolean pastLimit(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalStateException
                    && SIZE_PASSED.matcher(String.valueOf(cause.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    private static Refused broken() {
        return new Refused(400, Problem.error("form-broken", "The upload cannot be read",
                "The form around the file is not as RFC 7578 says", "Send it again with an ordinary client"));
    }
}
