package belfry.server.media;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Looks at pictures with care: their size before their pixels, few at a time, never more memory than a thumbnail. */
final class Pictures {
    static final long MOST_PIXELS = 50_000_000;
    private static final int THUMBNAIL = 480;
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    static {
        // The plug-in directory would be scanned on every first use, and the cache would write files.
        ImageIO.setUseCache(false);
    }

    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    /**
     * Reads the whole picture once, which is the proof that it is one, and keeps a small form of it.
     *
     * @throws belfry.server.http.Refused when it cannot be read or is too large
     */
    Size check(Path file, MediaKind kind, Path thumbnail) throws IOException, InterruptedException {
        turns.acquire();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw MediaProblems.broken(kind.name());
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader, kind, thumbnail);
            } finally {
                reader.dispose();
            }
        } finally {
            turns.release();
        }
    }

    private static Size read(ImageReader reader, MediaKind kind, Path thumbnail) throws IOException {
        try {
            var size = new Size(reader.getWidth(0), reader.getHeight(0));
            if (size.pixels() > MOST_PIXELS) {
                throw MediaProblems.tooManyPixels(size.pixels(), MOST_PIXELS);
            }
            var parameters = reader.getDefaultReadParam();
            var step = Math.max(1, Math.max(size.width(), size.height()) / (2 * THUMBNAIL));
            parameters.setSourceSubsampling(step, step, 0, 0);
            var small = shrunk(reader.read(0, parameters));
            Files.createDirectories(thumbnail.getParent());
            ImageIO.write(small, "jpg", thumbnail.toFile());
            return size;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // Readers of the JDK answer broken files with any of these.
            throw MediaProblems.broken(kind.name());
        }
    }

    private static BufferedImage shrunk(BufferedImage image) {
        var scale = Math.min(1.0, (double) THUMBNAIL / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return small;
    }

    /** By the header: this Java has no reader for it. RFC 9649 section 2. */
    static Optional<Size> webp(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var head = in.readNBytes(30);
            if (head.length < 30) {
                return Optional.empty();
            }
            return switch (new String(head, 12, 4, StandardCharsets.US_ASCII)) {
                case "VP8X" -> Optional.of(new Size(1 + little(head, 24, 3), 1 + little(head, 27, 3)));
                case "VP8L" -> {
                    var bits = little(head, 21, 4);
                    yield Optional.of(new Size(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff)));
                }
                case "VP8 " -> Optional.of(new Size(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff));
                default -> Optional.empty();
            };
        }
    }

    private static int little(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[from + i] & 0xff);
        }
        return value;
    }
}
