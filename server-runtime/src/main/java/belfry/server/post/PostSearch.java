package belfry.server.post;

import belfry.core.post.DeliveryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that finds the posts of a filter. A range walks {@code post_calendar} from its first row and stops at
 * the limit, so that a month costs the same in a table of a thousand or a million posts.
 */
record PostSearch(String sql, Map<String, Object> parameters) {
    private static final String OWN_WORDS = "jsonb_path_query_array(p.parts, '$[*].text')::text ilike :like";
    private static final String PARTS = "select d.post_id from part t join delivery d on d.id = t.delivery_id where ";

    static PostSearch of(PostFilter filter) {
        var where = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        where.add("p.workspace_id = :workspace and p.removed_at is null");
        parameters.put("workspace", filter.workspaceId());
        range(filter, where, parameters);
        after(filter, where, parameters);
        deliveries(filter, where, parameters);
        words(filter, where, parameters);
        parameters.put("limit", filter.limit() + 1);
        var order = filter.byDue()
                ? backwards(filter) ? " order by p.due_at desc, p.id desc" : " order by p.due_at, p.id"
                : " order by p.id desc";
        var sql = PostTable.COLUMNS + "where " + String.join(" and ", where) + order + " limit :limit";
        return new PostSearch(sql, parameters);
    }

    private static void range(PostFilter filter, List<String> where, Map<String, Object> parameters) {
        if (filter.from() != null) {
            where.add("p.due_at >= :from");
            parameters.put("from", filter.from());
        }
        if (filter.to() != null) {
            where.add("p.due_at < :to");
            parameters.put("to", filter.to());
        }
    }

    private static void after(PostFilter filter, List<String> where, Map<String, Object> parameters) {
        if (filter.byDue()) {
            where.add("p.due_at is not null");
        }
        var cursor = filter.cursor();
        if (cursor == null) {
            return;
        }
        var due = cursor.dueAt();
        if (!filter.byDue()) {
            where.add("p.id < :afterId");
            parameters.put("afterId", cursor.id());
        } else if (due != null) {
            where.add("(p.due_at, p.id) %s (:afterDue, :afterId)".formatted(backwards(filter) ? "<" : ">"));
            parameters.put("afterDue", due);
            parameters.put("afterId", cursor.id());
        }
    }

    private static boolean backwards(PostFilter filter) {
        return filter.order() == PostFilter.Order.DUE_DESC;
    }

    private static void deliveries(PostFilter filter, List<String> where, Map<String, Object> parameters) {
        var of = new ArrayList<String>();
        put(of, parameters, "d.channel_id = :channel", "channel", Optional.ofNullable(filter.channelId()));
        put(of, parameters, "d.network = :network", "network", Optional.ofNullable(filter.network()));
        put(of, parameters, "d.state = :state", "state", Optional.ofNullable(filter.state()).map(Enum::name));
        if (of.isEmpty()) {
            return;
        }
        var any = "exists (select 1 from delivery d where d.post_id = p.id and " + String.join(" and ", of) + ")";
        var draft = filter.state() == DeliveryState.DRAFT && of.size() == 1;
        where.add(draft ? "(" + any + " or not exists (select 1 from delivery d where d.post_id = p.id))" : any);
    }

    private static void put(List<String> of, Map<String, Object> parameters, String condition, String name,
            Optional<?> value) {
        value.ifPresent(given -> {
            of.add(condition);
            parameters.put(name, given);
        });
    }

    /** Inside a range every letter counts; over all posts whole words and their beginnings, which an index finds. */
    private static void words(PostFilter filter, List<String> where, Map<String, Object> parameters) {
        if (filter.words() == null || filter.words().isBlank()) {
            return;
        }
        parameters.put("like", "%" + filter.words().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        var terms = terms(filter.words());
        if (filter.ranged() || terms.isEmpty()) {
            where.add("(" + OWN_WORDS + " or exists (" + PARTS + "d.post_id = p.id and t.text ilike :like))");
        } else {
            parameters.put("terms", terms);
            where.add("(p.id in (" + PARTS + "d.workspace_id = :workspace and to_tsvector('simple', t.text) @@ "
                    + "to_tsquery('simple', :terms)) or (p.due_at is null and " + OWN_WORDS + "))");
        }
    }

    private static String terms(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .map(word -> word + ":*").collect(Collectors.joining(" & "));
    }
}
