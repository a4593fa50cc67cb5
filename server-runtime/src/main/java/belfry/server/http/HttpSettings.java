package belfry.server.http;

import java.nio.file.Path;

/**
 * Where the API listens.
 *
 * @param bind the address; loopback unless the operator says otherwise
 * @param port 0: any free one
 * @param uploads folder for files that are on their way in
 * @param uploadCap longest upload in bytes
 */
public record HttpSettings(String bind, int port, Path uploads, long uploadCap) {
    public static final long UPLOAD_CAP = 1024L * 1024 * 1024;

    public static HttpSettings on(String bind, int port, Path uploads) {
        return new HttpSettings(bind, port, uploads, UPLOAD_CAP);
    }
}
