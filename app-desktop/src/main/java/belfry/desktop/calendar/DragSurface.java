package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import org.jspecify.annotations.Nullable;

/** What a grid tells a drag about itself; all points are of the scene. */
interface DragSurface {
    @Nullable
    Chip chipAt(double x, double y);

    /** @param grabbedAt how far below its upper edge a chip was grabbed */
    @Nullable
    Aim aimAt(double x, double y, double grabbedAt);

    /** Shows where a drop would go; null: nowhere. */
    void mark(@Nullable Aim aim);

    /** By how many pixels to scroll per frame while the pointer stands there. */
    double pull(double x, double y);

    void scroll(double by);

    /** Whether the pointer stands at an edge that leads to the next period (1) or the previous (-1). */
    int turn(double x, double y);

    /** A drag has begun: what lies over the days goes away. */
    void begin();

    /** The drag is over. */
    void end();

    @Nullable
    default PostView postAt(double x, double y) {
        var chip = chipAt(x, y);
        return chip == null ? null : chip.post();
    }
}
