package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts are paged, filtered and searched. */
class PostListTest extends PostApi {
    PostListTest(@TempDir Path uploads) {
        super(uploads);
    }

    @Test
    void pagesGoByDueTimeInBothDirectionsAndMissNothing() {
        var first = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var third = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW.plusSeconds(120), "Third"));
        var second = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW.plusSeconds(60), "Second"));
        var mine = "/posts?limit=2&channel=" + channel + "&order=";

        assertEquals(List.of(third.id(), second.id(), first.id()), pages(mine + "-due"));
        assertEquals(List.of(first.id(), second.id(), third.id()), pages(mine + "due"));
        assertEquals(3, pages(mine + "newest").size());
        assertEquals(400, api.get(mine + "loudest").status());
    }

    private List<String> pages(String path) {
        var ids = new ArrayList<String>();
        for (var cursor = ""; cursor != null;) {
            var page = api.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
            page.path("items").forEach(post -> ids.add(post.path("id").asText()));
            cursor = page.hasNonNull("next") ? page.path("next").asText() : null;
        }
        return ids;
    }

    @Test
    void aRangeIsPagedInOrderOfDueTimeAndFiltered() {
        var base = Instant.parse("2031-01-01T00:00:00Z").plus(Duration.ofDays(Math.floorMod(channel.hashCode(), 9000)));
        for (int i = 0; i < 5; i++) {
            api.post("/posts", draft(PostMode.SCHEDULE, base.plusSeconds(60L * i), "Number " + i));
        }
        var range = "/posts?from=" + base + "&to=" + base.plusSeconds(3600) + "&channel=" + channel;

        var first = api.get(range + "&limit=2");
        var second = api.get(range + "&limit=2&cursor=" + first.json().path("next").asText());

        assertEquals(List.of("Number 0", "Number 1"), excerpts(first));
        assertEquals(List.of("Number 2", "Number 3"), excerpts(second));
        assertEquals(List.of("Number 3"), excerpts(api.get(range + "&q=number+3")));
        assertEquals(5, excerpts(api.get(range + "&state=QUEUED&network=" + PlainNetwork.ID)).size());
        assertEquals(List.of(), excerpts(api.get(range + "&state=FAILED")));
        assertEquals("parameter-wrong", api.get("/posts?state=LOST").code());
        assertEquals("parameter-wrong", api.get("/posts?cursor=abc").code());
    }

    @Test
    void wordsAreFoundInAllPosts() {
        var word = "zebra" + Math.floorMod(channel.hashCode(), 1_000_000);
        api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "The " + word + " crosses the road"));
        api.post("/posts", new PostDraft(PostMode.DRAFT, null, null, parts("A draft of " + word), List.of()));

        assertEquals(2, excerpts(api.get("/posts?q=" + word.substring(0, 8))).size());
        assertEquals(1, excerpts(api.get("/posts?q=" + word + "+road")).size());
        assertEquals(0, excerpts(api.get("/posts?q=unheardof%25_")).size());
    }
}
