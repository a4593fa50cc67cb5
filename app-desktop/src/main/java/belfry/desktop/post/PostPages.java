package belfry.desktop.post;

import belfry.core.wire.Page;
import belfry.core.wire.PostView;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.ServerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the server for pages of posts, and for one post; blocks. */
final class PostPages {
    private static final String PAGE = "500";
    private static final int GONE = 404;

    private final PostApi api;

    /** Pages one after another, and the cursor behind them. */
    record Read(List<PostView> posts, @Nullable String next, int pages) {}

    PostPages(PostApi api) {
        this.api = api;
    }

    /**
     * @param from the cursor to go on at; null: from the top
     * @param wanted how many pages at most
     */
    Read read(PostQuery query, PostOrder order, @Nullable String from, int wanted)
            throws ServerException, InterruptedException {
        var ask = new HashMap<>(query.wire());
        ask.put("order", order.wire());
        ask.put("limit", PAGE);
        var posts = new ArrayList<PostView>();
        var cursor = from;
        var count = 0;
        do {
            ask.put("cursor", cursor == null ? "" : cursor);
            Page<PostView> page = api.list(Map.copyOf(ask));
            posts.addAll(page.items());
            cursor = page.next();
            count++;
        } while (cursor != null && count < wanted);
        return new Read(posts, cursor, count);
    }

    /** The rows of a post as it is now; none when it was deleted. */
    List<PostRow> rows(UUID post) throws ServerException, InterruptedException {
        try {
            return PostRow.of(api.get(post));
        } catch (ServerException refused) {
            if (refused.status() == GONE) {
                return List.of();
            }
            throw refused;
        }
    }
}
