package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.core.wire.MediaView;
import belfry.core.wire.Page;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The media of the in-memory server; judges an upload by its first bytes. */
final class FakeMedia {
    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]+)\"");

    private final FakeServer server;

    FakeMedia(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("GET /media", _ -> FakeServer.ok(new Page<>(server.media, null)));
        server.on("POST /media", this::take);
        server.on("GET /media/thumbnail/*", _ -> FakeServer.ok(picture()));
    }

    private FakeServer.Answer take(FakeServer.Asked asked) {
        var name = NAME.matcher(asked.body());
        if (!name.find() || !asked.body().contains("PNG")) {
            return new FakeServer.Answer(415, Problem.error("media-type-refused",
                    "This is not a picture or video Belfry takes", "By its content it is text; its name does not count",
                    "Convert it to JPEG, PNG, GIF, WebP, MP4, QuickTime or WebM").at("/file"));
        }
        var made = new MediaView(FakeServer.id(500 + server.media.size()), name.group(1), "image/png", 120_000L, 1200,
                800, null, "", "/media/x", FakeServer.START);
        server.media.add(made);
        return new FakeServer.Answer(201, made);
    }

    /** Bread, as far as one can tell. */
    static byte[] picture() {
        var image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xE8C48A), 240, 160, new Color(0x7A4A1E)));
        pen.fillRect(0, 0, 240, 160);
        pen.setColor(new Color(0xF6E3C0));
        pen.fillOval(50, 40, 140, 80);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
