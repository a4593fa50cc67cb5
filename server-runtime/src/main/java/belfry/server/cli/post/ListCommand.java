package belfry.server.cli.post;

import belfry.core.wire.DeliveryView;
import belfry.core.wire.Page;
import belfry.core.wire.PostView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code belfry posts list}: one line for each delivery. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List posts, newest first; with --from or --to by due time.")
final class ListCommand extends ServerCommand {
    @Option(names = "--state", paramLabel = "STATE", description = "Only posts in this state: QUEUED, FAILED, …")
    private @Nullable String state;

    @Option(names = "--channel", paramLabel = "ID", description = "Only posts on this channel.")
    private @Nullable UUID channel;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Due at or after, like 2026-12-01T00:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Due before.")
    private @Nullable Instant to;

    @Option(names = "--search", paramLabel = "WORDS", description = "Only posts with these words.")
    private @Nullable String words;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many (default 50).")
    private int limit;

    /** What {@code --json} prints of a post: flat, so that scripts need not look into parts. */
    record Line(UUID id, UUID deliveryId, String channel, String network, String state, @Nullable Instant dueAt,
            @Nullable Instant publishedAt, @Nullable Long latenessMillis, @Nullable String url,
            @Nullable String problem, String text) {}

    @Override
    protected int run(LocalApi api) {
        Page<PostView> page = api.get("/api/v1/posts?" + query(),
                TypeFactory.defaultInstance().constructParametricType(Page.class, PostView.class));
        var lines = page.items().stream().flatMap(post -> lines(post).stream()).toList();
        if (json()) {
            Printed.json(out(), lines);
            return ExitCode.FINE;
        }
        if (lines.isEmpty()) {
            say("No posts.");
            return ExitCode.FINE;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("POST", "STATE", "DUE", "LATE", "CHANNEL", "TEXT"));
        lines.forEach(line -> rows.add(List.of(line.id().toString(), line.state(),
                line.dueAt() == null ? "-" : line.dueAt().toString(),
                line.latenessMillis() == null ? "-" : line.latenessMillis() + " ms", line.channel(), line.text())));
        Printed.table(out(), rows);
        return ExitCode.FINE;
    }

    private String query() {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("state", state);
        parameters.put("channel", channel);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("q", words);
        parameters.put("limit", limit);
        var query = new ArrayList<String>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            }
        });
        return String.join("&", query);
    }

    /** A draft without a channel is a line too. */
    private static List<Line> lines(PostView post) {
        if (post.deliveries().isEmpty()) {
            return List.of(new Line(post.id(), post.id(), "-", "-", post.state().name(), post.dueAt(), null, null, null,
                    null, post.excerpt()));
        }
        return post.deliveries().stream().map(delivery -> line(post, delivery)).toList();
    }

    private static Line line(PostView post, DeliveryView delivery) {
        return new Line(post.id(), delivery.id(), delivery.channelName(), delivery.network(), delivery.state().name(),
                delivery.dueAt(), delivery.publishedAt(), delivery.latenessMillis(), delivery.url(),
                delivery.problem() == null ? null : delivery.problem().summary(), post.excerpt());
    }
}
