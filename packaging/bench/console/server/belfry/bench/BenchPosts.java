package belfry.bench;

import belfry.server.Home;
import belfry.server.config.DatabaseConfig;
import belfry.server.database.Database;
import belfry.server.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fills a running installation by SQL, because thousands of posts by the API would take minutes: {@code BenchPosts HOME
 * POSTS ROWS}. This month and the next have that many posts each on four channels; the seventh month from now has the rows.
 */
public final class BenchPosts {
    private static final int ROWS_MONTH = 7;
    private static final String CHANNELS = """
            insert into channel (workspace_id, network, remote_account_id, name, handle)
            select workspace.id, network, 'bench', 'Bench on ' || network, '@bench'
            from workspace, unnest(array['mastodon', 'bluesky', 'telegram']) network
            """;
    private static final String POSTS = """
            insert into post (id, workspace_id, due_at, local_time, zone, excerpt, parts)
            select md5('post' || n)::uuid, workspace.id, (first + after) at time zone zone, first + after, zone,
                'Post number ' || n || ' of the bench', jsonb_build_array(jsonb_build_object(
                    'text', 'Post number ' || n || ' of the bench', 'delaySeconds', 0, 'media', '[]'::jsonb))
            from workspace, date_trunc('month', now() at time zone zone) first, generate_series(:from, :to) n,
                make_interval(months => :month + (n - :from) / :each, days => n % 28, hours => n * 7 % 24,
                    mins => n * 5 % 60) after
            """;
    /** What is due soon has gone out: the bench is not about publishing. */
    private static final String DELIVERIES = """
            insert into delivery (id, post_id, workspace_id, channel_id, network, state, due_at, published_at)
            select md5('delivery' || n)::uuid, post.id, post.workspace_id, channel.id, channel.network,
                case when due_at < now() + interval '6 hours' then 'PUBLISHED'
                     when :month = 0 and n % 9 > 0 then 'QUEUED' else 'DRAFT' end,
                due_at, case when due_at < now() + interval '6 hours' then due_at end
            from generate_series(:from, :to) n join post on post.id = md5('post' || n)::uuid join
                (select *, row_number() over (order by network, id) - 1 as place, count(*) over () as places from channel)
                channel on channel.place = n % channel.places
            """;
    private static final String PARTS = """
            insert into part (delivery_id, position, text, phase, idempotency_key)
            select delivery.id, 0, 'Post number ' || n || ' of the bench',
                case when state = 'PUBLISHED' then 'PUBLISHED' else 'WAITING' end, 'bench' || n
            from generate_series(:from, :to) n join delivery on delivery.id = md5('delivery' || n)::uuid
            """;

    private BenchPosts() {}

    public static void main(String[] arguments) {
        var remembered = Home.at(Path.of(arguments[0])).remembered();
        var posts = Integer.parseInt(arguments[1]);
        var rows = Integer.parseInt(arguments[2]);
        try (var database = Database.at(new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:%d/belfry".formatted(remembered.port("postgres").orElseThrow()),
                EmbeddedPostgres.USER, remembered.password("postgres"), 2))) {
            database.jdbi().useHandle(handle -> handle.execute(CHANNELS));
            fill(database, 0, 0, posts * 2, posts);
            fill(database, ROWS_MONTH, posts * 2, rows, rows);
            database.jdbi().useHandle(handle -> handle.execute("analyze"));
        }
        System.exit(0);
    }

    private static void fill(Database database, int month, int from, int count, int each) {
        var numbers = Map.of("month", month, "from", from, "to", from + count - 1, "each", each);
        database.inTransaction(handle -> {
            for (var sql : new String[]{POSTS, DELIVERIES, PARTS}) {
                handle.createUpdate(sql).bindMap(numbers).execute();
            }
            return count;
        });
    }
}
