package belfry.server.guard;

import java.io.IOException;
import java.io.OutputStream;
import okhttp3.Response;
import okio.Buffer;

/** Takes bodies of unknown length without trusting what they say of themselves. */
final class Bodies {
    private static final int CHUNK = 16 * 1024;

    private Bodies() {}

    /** Keeps at most {@code cap} bytes; true when more came or the rest got lost. */
    static boolean keep(Response response, long cap, Buffer kept) {
        try {
            var source = response.body().source();
            while (kept.size() < cap) {
                if (source.read(kept, Math.min(CHUNK, cap - kept.size())) < 0) {
                    return false;
                }
            }
            return !source.exhausted();
        } catch (IOException lost) {
            return true;
        }
    }

    static void copy(Response response, long cap, OutputStream out) throws IOException {
        var source = response.body().source();
        var buffer = new byte[CHUNK];
        long copied = 0;
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            copied += read;
            if (copied > cap) {
                throw new IOException("the file is longer than %d bytes".formatted(cap));
            }
            out.write(buffer, 0, read);
        }
    }
}
