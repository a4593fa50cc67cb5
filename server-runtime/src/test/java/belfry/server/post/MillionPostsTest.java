package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.Wire;
import belfry.server.database.TestDatabase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendar's question on a table of a million posts: its plan, and how much it touches. */
class MillionPostsTest {
    private static final Logger LOG = LoggerFactory.getLogger(MillionPostsTest.class);
    private static final Instant MONTH = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-07-01T00:00:00Z");
    private static final int LIMIT = 500;
    private static final TestDatabase TEST = TestDatabase.create();
    private static final UUID WORKSPACE = Samples.workspace(TEST.database());

    @BeforeAll
    static void aMillionPostsOverTenYears() {
        var channel = Samples.channel(TEST.database(), WORKSPACE, PlainNetwork.ID, "feed");
        TEST.database().jdbi().useHandle(handle -> {
            // No look at the workspace for each of a million rows.
            handle.execute("set session_replication_role = replica");
            handle.execute("drop index post_newest, post_drafts");
            handle.execute("""
                    insert into post (workspace_id, due_at, zone, excerpt)
                    select ?, timestamptz '2021-01-01' + i * interval '315 seconds', 'UTC', 'Post ' || i
                    from generate_series(1, 1000000) i
                    """, WORKSPACE);
            handle.execute("""
                    insert into delivery (post_id, workspace_id, channel_id, network, state, due_at)
                    select id, workspace_id, ?, 'localfeed', 'PUBLISHED', due_at from post
                    where due_at >= '2026-05-15' and due_at < '2026-07-15'
                    """, channel);
            handle.execute("create index post_newest on post (workspace_id, id desc) where removed_at is null");
            handle.execute("set session_replication_role = origin");
            handle.execute("analyze post");
            handle.execute("analyze delivery");
        });
    }

    @AfterAll
    static void end() {
        TEST.close();
    }

    @Test
    void aMonthIsReadFromTheCalendarsIndexAndNoFurtherThanItsPage() throws JsonProcessingException {
        var plan = explain(PostFilter.range(WORKSPACE, MONTH, NEXT, LIMIT));

        var nodes = nodes(plan.path("Plan"));
        var read = nodes.stream().filter(node -> node.path("Index Name").asText().equals("post_calendar")).toList();
        assertEquals(1, read.size(), plan.toPrettyString());
        assertTrue(nodes.stream().noneMatch(node -> node.path("Node Type").asText().equals("Seq Scan")
                && node.path("Relation Name").asText().equals("post")), plan.toPrettyString());
        assertEquals(LIMIT + 1, read.getFirst().path("Actual Rows").asInt());
        assertTrue(blocks(plan) < 2_000, "read " + blocks(plan) + " blocks");
        LOG.info("A month of a million posts: {} blocks, {} ms", blocks(plan), plan.path("Execution Time").asDouble());
    }

    @Test
    void theNewestAreReadFromAnIndexToo() throws JsonProcessingException {
        var plan = explain(PostFilter.newest(WORKSPACE, LIMIT));

        assertTrue(nodes(plan.path("Plan")).stream()
                .anyMatch(node -> node.path("Index Name").asText().startsWith("post_")), plan.toPrettyString());
        assertTrue(blocks(plan) < 3_000, "read " + blocks(plan) + " blocks");
    }

    @Test
    void everyPostOfTheMonthIsOnExactlyOnePage() {
        var stores = PostStores.create();
        var seen = new ArrayList<UUID>();
        PostCursor cursor = null;
        do {
            var filter = new PostFilter(WORKSPACE, MONTH, NEXT, null, PlainNetwork.ID, null, null, cursor, null,
                    1000);
            var rows = TEST.database().jdbi().withHandle(handle -> stores.posts().list(handle, filter));
            var page = rows.subList(0, Math.min(rows.size(), 1000));
            page.forEach(row -> seen.add(row.id()));
            cursor = rows.size() > 1000 ? new PostCursor(page.getLast().dueAt(), page.getLast().id()) : null;
        } while (cursor != null);

        var all = TEST.database().jdbi().withHandle(handle -> handle
                .createQuery("select count(*) from post where due_at >= :from and due_at < :to").bind("from", MONTH)
                .bind("to", NEXT).mapTo(Long.class).one());
        assertTrue(all > 8_000, "only " + all);
        assertEquals(all, seen.size());
        assertEquals(all, seen.stream().distinct().count());
    }

    private static JsonNode explain(PostFilter filter) throws JsonProcessingException {
        var search = PostSearch.of(filter);
        var text = TEST.database().jdbi().withHandle(handle -> handle
                .createQuery("explain (analyze, buffers, format json) " + search.sql()).bindMap(search.parameters())
                .mapTo(String.class).one());
        return Wire.json().readTree(text).get(0);
    }

    private static int blocks(JsonNode plan) {
        return plan.at("/Plan/Shared Hit Blocks").asInt() + plan.at("/Plan/Shared Read Blocks").asInt();
    }

    private static List<JsonNode> nodes(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        all.add(node);
        node.path("Plans").forEach(child -> all.addAll(nodes(child)));
        return all;
    }
}
