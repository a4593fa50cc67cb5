package belfry.server.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.problem.BelfryException;
import belfry.server.database.TestDatabase;
import belfry.server.post.ApiRig;
import belfry.server.post.PlainNetwork;
import belfry.server.post.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRoutesTest {
    private static final long CAP = 4 << 20;
    @TempDir
    private static Path folder = Path.of("");

    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database());
    private final MediaTable table = new MediaTable();
    private final MediaStore store = new MediaStore(folder.resolve("media"), test.database(), table);
    private final ApiRig api = new ApiRig(workspace, folder, CAP,
            List.of(new MediaRoutes(new MediaService(test.database(), table, store, UUID::randomUUID))));

    @AfterEach
    void end() {
        api.close();
        test.close();
    }

    @Test
    void aPictureIsKeptUnderItsContentAndServedSoThatItCannotRun() throws IOException {
        var bytes = picture("png", 1200, 600);

        var taken = api.upload("/media?alt=A+red+square", "../../etc/passwd.html", bytes);

        assertEquals(201, taken.status(), taken.json().toString());
        assertEquals("image/png", taken.json().path("contentType").asText());
        assertEquals("passwd.png", taken.json().path("fileName").asText());
        assertEquals(1200, taken.json().path("width").asInt());
        assertEquals("A red square", taken.json().path("altText").asText());
        var served = api.get("/media/" + taken.id() + "/content").raw();
        assertArrayEquals(bytes, served.body());
        assertEquals("image/png", served.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("nosniff", served.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(served.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
        assertTrue(served.headers().firstValue("Content-Security-Policy").orElseThrow().contains("sandbox"));
        assertArrayEquals(bytes, Files.readAllBytes(store.file(UUID.fromString(taken.id()))));
        var small = ImageIO.read(new ByteArrayInputStream(api.get("/media/" + taken.id() + "/thumbnail").raw().body()));
        assertEquals(480, small.getWidth());
        assertEquals(240, small.getHeight());
    }

    @Test
    void theSameContentTwiceIsOneFile() throws IOException {
        var bytes = picture("jpg", 33, 44);

        var first = api.upload("/media", "a.jpg", bytes);
        var second = api.upload("/media", "b.jpg", bytes);

        assertEquals(store.file(UUID.fromString(first.id())), store.file(UUID.fromString(second.id())));
        assertEquals(2, api.get("/media").json().path("items").size());
        assertEquals(1, api.get("/media?limit=1").json().path("items").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>", "just words", "%PDF-1.7\n%âãÏÓ",
            "#!/bin/sh\nrm -rf /", "MZ\u0090\u0000\u0003\u0000"})
    void whatIsNoPictureIsRefusedWhateverItIsCalled(String content) {
        var refused = api.upload("/media", "harmless.png", content.getBytes(StandardCharsets.UTF_8));

        assertEquals(415, refused.status(), refused.json().toString());
        assertEquals("media-type-refused", refused.code());
        assertEquals("/file", refused.field());
        assertEquals(0, api.get("/media").json().path("items").size());
    }

    @Test
    void aPictureThatBreaksOffIsRefused() throws IOException {
        var bytes = picture("png", 400, 400);

        var refused = api.upload("/media", "broken.png", Arrays.copyOf(bytes, 60));

        assertEquals("media-broken", refused.code());
    }

    @Test
    void aSmallFileThatUnfoldsToMoreThanFiftyMegapixelsIsRefusedUnread() throws IOException {
        var refused = api.upload("/media", "bomb.png", claimingSize(picture("png", 8, 8), 40_000, 40_000));

        assertEquals("media-too-large", refused.code(), refused.json().toString());
    }

    @Test
    void anEmptyAndAHugeFileAreRefused() {
        assertEquals("media-empty", api.upload("/media", "none.png", new byte[0]).code());
        var huge = api.upload("/media", "huge.png", new byte[(int) CAP + 1000]);
        assertEquals(413, huge.status());
        assertEquals("body-too-large", huge.code());
    }

    @Test
    void aWebPicturesSizeIsReadFromItsHeader() {
        var webp = ByteBuffer.allocate(64).put("RIFF".getBytes(StandardCharsets.US_ASCII)).put(new byte[]{56, 0, 0, 0})
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).put(new byte[]{10, 0, 0, 0, 0, 0, 0, 0})
                .put(new byte[]{(byte) 0x7f, 2, 0}).put(new byte[]{(byte) 0xdf, 1, 0}).array();

        var taken = api.upload("/media", "a.webp", webp);

        assertEquals(640, taken.json().path("width").asInt(), taken.json().toString());
        assertEquals(480, taken.json().path("height").asInt());
        assertEquals(404, api.get("/media/" + taken.id() + "/thumbnail").status());
    }

    @Test
    void aMediumThatAQueuedPostNeedsIsNotRemoved() throws IOException {
        var taken = api.upload("/media", "a.jpg", picture("jpg", 10, 10));
        var channel = Samples.channel(test.database(), workspace, PlainNetwork.ID, "feed");
        var delivery = Samples.delivery(test.database(), workspace, channel, "Look", DeliveryState.QUEUED,
                Instant.parse("2030-01-01T00:00:00Z"));
        test.database().jdbi().useHandle(handle -> handle.execute("update part set media = cast(? as jsonb)",
                "[{\"mediaId\": \"" + taken.id() + "\"}]"));

        var refused = api.delete("/media/" + taken.id());
        assertEquals(409, refused.status());
        assertEquals("media-in-use", refused.code());

        test.database().jdbi()
                .useHandle(handle -> handle.execute("update delivery set state = 'PUBLISHED' where id = ?",
                        delivery));
        assertEquals(204, api.delete("/media/" + taken.id()).status());
        assertEquals(404, api.get("/media/" + taken.id() + "/content").status());
        assertTrue(Files.exists(store.file(UUID.fromString(taken.id()))));
    }

    @Test
    void theDescriptionIsChangedAndAStrangerFindsNothing() throws IOException {
        var taken = api.upload("/media", "a.jpg", picture("jpg", 10, 10));
        var stranger = "Bearer stranger " + Samples.workspace(test.database());

        assertEquals("Две собаки", api.patch("/media/" + taken.id(), Map.of("altText", "Две собаки")).json()
                .path("altText").asText());
        assertEquals("alt-text-too-long",
                api.patch("/media/" + taken.id(), Map.of("altText", "x".repeat(10_001))).code());
        assertEquals(404,
                api.patch("/media/" + taken.id(), Map.of("altText", "x"), "Authorization", stranger).status());
        assertEquals(404, api.delete("/media/" + taken.id(), "Authorization", stranger).status());
    }

    @Test
    void aMediumWhoseFileIsGoneIsNamedWhenItIsNeeded() throws IOException {
        var id = UUID.fromString(api.upload("/media", "a.jpg", picture("jpg", 12, 10)).id());

        assertEquals("Own words", store.open(id, "Own words").facts().altText());
        Files.delete(store.file(id));

        var gone = Assertions.assertThrows(BelfryException.class, () -> store.open(id, null));
        assertEquals("media-missing", gone.problem().code());
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, 0xff0000 + x);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** The same picture with another size in its header, checksum mended. */
    private static byte[] claimingSize(byte[] png, int width, int height) {
        var forged = ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(forged.array(), 12, 17);
        return forged.putInt(29, (int) crc.getValue()).array();
    }
}
