package belfry.desktop.post;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** How the server sorts the list; by due time only posts that have one are listed. */
enum PostOrder {
    NEWEST("Newest first", "newest"), DUE_LAST("Due, latest first", "-due"), DUE_FIRST("Due, earliest first", "due");

    private static final Comparator<PostRow> BY_DUE = Comparator
            .comparing((PostRow row) -> row.sortedBy() == null ? Instant.MIN : row.sortedBy())
            .thenComparing(PostRow::postId, PostOrder::asTheServer);

    private final String title;
    private final String wire;

    PostOrder(String title, String wire) {
        this.title = title;
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    /** The order of the server's pages, so that a row that changed finds its place. */
    Comparator<PostRow> comparator() {
        return switch (this) {
            case NEWEST -> Comparator.comparing(PostRow::postId, PostOrder::asTheServer).reversed();
            case DUE_LAST -> BY_DUE.reversed();
            case DUE_FIRST -> BY_DUE;
        };
    }

    /** PostgreSQL compares ids byte by byte; {@link UUID#compareTo} takes the halves as signed numbers. */
    private static int asTheServer(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return title;
    }
}
