package belfry.desktop.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A file as the body of a request, telling how much of it is sent. */
final class CountedFile extends RequestBody {
    private static final MediaType ANY = MediaType.get("application/octet-stream");
    private static final long PIECE = 64 * 1024;

    private final Path file;
    private final DoubleConsumer progress;

    CountedFile(Path file, DoubleConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    @Override
    public @Nullable MediaType contentType() {
        return ANY;
    }

    @Override
    public long contentLength() throws IOException {
        return Files.size(file);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        var length = Math.max(1, contentLength());
        try (var source = Okio.source(file)) {
            var sent = 0L;
            for (var read = source.read(sink.getBuffer(), PIECE); read >= 0; read = source.read(sink.getBuffer(),
                    PIECE)) {
                sent += read;
                sink.flush();
                progress.accept((double) sent / length);
            }
        }
    }
}
