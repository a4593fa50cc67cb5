package belfry.server.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.server.network.RemotePart;
import belfry.server.network.TestCall;
import belfry.server.network.fake.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the repository after a post, whatever is lost on the way. */
@Tag("peer")
class BlueskyAdapterTest extends BlueskyRig {
    @TempDir
    Path folder;

    @Test
    void aTextStandsInTheRepositoryWithItsMarks() throws IOException, InterruptedException {
        var text = "日本 👨‍👩‍👧‍👦 hört @" + handle + " und @nobody.test: https://example.org/a #Glocke";
        var call = TestCall.to(channel, text).set(Bluesky.LANGUAGES, "de, ja");

        var published = publish(call);

        var record = onlyRecord();
        assertEquals(published.remoteId(), record.path("uri").asText());
        assertEquals(published.facts().get("cid"), record.path("cid").asText());
        assertEquals(text, record.path("value").path("text").asText());
        assertEquals(List.of("@" + handle, "https://example.org/a", "#Glocke"), marked(record.path("value")));
        assertEquals("[\"de\",\"ja\"]", record.path("value").path("langs").toString());
        assertTrue(published.url().orElseThrow().startsWith("https://bsky.app/profile/" + handle + "/post/"));
    }

    private static List<String> marked(JsonNode post) {
        var bytes = post.path("text").asText().getBytes(StandardCharsets.UTF_8);
        return post.path("facets").valueStream().map(facet -> facet.path("index"))
                .map(index -> new String(Arrays.copyOfRange(bytes, index.path("byteStart").asInt(),
                        index.path("byteEnd").asInt()), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void imagesCarryTheirDescriptionAndShape() throws IOException, InterruptedException {
        var one = image("one.png");
        var two = image("two.png");
        publish(TestCall.to(channel, "").carrying(TestCall.medium(one, "image/png", "A bell", Files.size(one)),
                TestCall.medium(two, "image/png", "Ein Glöckchen", Files.size(two))));

        var images = onlyRecord().path("value").path("embed").path("images");

        assertEquals(2, images.size());
        assertEquals("Ein Glöckchen", images.path(1).path("alt").asText());
        assertEquals("{\"width\":4,\"height\":2}", images.path(0).path("aspectRatio").toString());
        assertEquals(Files.size(one), images.path(0).path("image").path("size").asLong());
        assertEquals("image/png", images.path(0).path("image").path("mimeType").asText());
    }

    @Test
    void whatWasUploadedIsNotUploadedAgain() throws IOException {
        var file = image("one.png");
        var call = TestCall.to(channel, "x").carrying(TestCall.medium(file, "image/png", "A bell", Files.size(file)));
        var handles = ready(adapter.prepare(call.build()));

        assertEquals(handles, ready(adapter.prepare(call.holding(handles).build())));

        assertEquals(1, line.calls().stream().filter(made -> made.path().endsWith("uploadBlob")).count());
    }

    @Test
    void aThreadKnowsItsRootAndItsParent() throws IOException, InterruptedException {
        var first = remote(publish(TestCall.to(channel, "one")));
        var second = remote(publish(TestCall.to(channel, "two").below(first, first)));
        publish(TestCall.to(channel, "three").below(second, first));

        var three = pds().records(channel.remoteAccountId()).valueStream()
                .filter(record -> record.path("value").path("text").asText().equals("three")).findFirst().orElseThrow();

        var reply = three.path("value").path("reply");
        assertEquals(first.remoteId(), reply.path("root").path("uri").asText());
        assertEquals(second.remoteId(), reply.path("parent").path("uri").asText());
        assertEquals(second.facts().get("cid"), reply.path("parent").path("cid").asText());
    }

    @Test
    void theSameKeyTwiceIsOneRecordAndTheSameAnswer() throws IOException, InterruptedException {
        var call = TestCall.to(channel, "once");
        assertEquals(publish(call), publish(call));
        assertEquals("once", onlyRecord().path("value").path("text").asText());
    }

    @Test
    void whateverIsLostOnTheWayOneRecordStandsAndIsAdopted() throws IOException, InterruptedException {
        var faults = List.of(Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DROP_BEFORE, Fault.DROP_AFTER,
                Fault.PAGE_BEFORE, Fault.PAGE_AFTER, Fault.SILENT);
        for (var fault : faults) {
            var call = TestCall.to(channel, fault.name()).within(Duration.ofSeconds(5));
            line.next(fault);
            assertInstanceOf(CommitOutcome.Unknown.class, adapter.commit(call.build(), GO), fault.name());

            var there = !fault.name().endsWith("BEFORE");
            var found = adapter.lookup(call.build());
            assertEquals(there, found instanceof Lookup.Found, fault.name());
            assertEquals(!there, found instanceof Lookup.Absent, fault.name());

            var published = publish(call);
            if (found instanceof Lookup.Found(var id, _, var facts)) {
                assertEquals(published.remoteId(), id);
                assertEquals(published.facts(), facts);
            }
        }
        assertEquals(faults.size(), pds().records(channel.remoteAccountId()).size());
    }

    @Test
    void aCallThatIsDeliveredTwiceIsOneRecord() throws IOException, InterruptedException {
        line.next(Fault.TWICE);
        publish(TestCall.to(channel, "once"));
        onlyRecord();
    }

    @Test
    void aRepeatNeverOverwritesWhatWasEditedSince() throws IOException, InterruptedException {
        var call = TestCall.to(channel, "as first written");
        var first = publish(call);

        var second = publish(call.saying("as edited in Belfry meanwhile"));

        assertEquals(first.remoteId(), second.remoteId());
        assertEquals("as first written", onlyRecord().path("value").path("text").asText());
    }

    @Test
    void aTextThatIsTooLongIsRefusedForGood() {
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x".repeat(301)).build(), GO));
        assertEquals(ErrorClass.FIX_CONTENT, refused.kind());
        assertEquals("bluesky-text-too-long", refused.problem().code());
    }

    @Test
    void aRateLimitSaysUntilWhen() {
        line.next(Fault.RATE_LIMIT);
        var refused = assertInstanceOf(CommitOutcome.Refused.class,
                adapter.commit(TestCall.to(channel, "x").build(), GO));
        assertEquals(ErrorClass.RATE_LIMITED, refused.kind());
        assertTrue(refused.retryAfter().orElseThrow().compareTo(Duration.ofSeconds(60)) > 0);
    }

    private Path image(String name) throws IOException {
        var file = folder.resolve(name);
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(name.length() % 4, 1, name.hashCode());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static RemotePart remote(CommitOutcome.Published published) {
        return new RemotePart(published.remoteId(), published.facts());
    }
}
