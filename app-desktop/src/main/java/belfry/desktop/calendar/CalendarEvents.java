package belfry.desktop.calendar;

import belfry.core.wire.EventView;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.ServerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the calendar true as things happen: some changed posts are fetched one by one, so that a month of thousands
 * is not loaded anew for each that goes out; many load what is shown.
 */
final class CalendarEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarEvents.class);
    private static final int FEW = 8;
    private static final int NOT_FOUND = 404;

    private final CalendarModel calendar;
    private final PostApi api;
    private final Background background;
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private boolean asking;

    CalendarEvents(CalendarModel calendar, PostApi api, Background background) {
        this.calendar = calendar;
        this.api = api;
        this.background = background;
    }

    void heard(List<EventView> batch) {
        for (var event : batch) {
            if (event.kind().startsWith("post.")) {
                id(event.subjectId()).ifPresent(waiting::add);
            } else if (event.kind().startsWith("delivery.")) {
                // That of a post which is not known lies outside of what is shown: a new one tells of itself.
                id(event.subjectId()).flatMap(calendar.shelf()::ofDelivery).ifPresent(waiting::add);
            }
        }
        if (waiting.size() > FEW) {
            waiting.clear();
            calendar.load();
        } else {
            ask();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void ask() {
        if (asking || waiting.isEmpty()) {
            return;
        }
        asking = true;
        var wanted = List.copyOf(waiting);
        waiting.clear();
        background.run("Looking what changed", () -> fetch(wanted), fresh -> {
            fresh.forEach((id, post) -> post.ifPresentOrElse(calendar.shelf()::put, () -> calendar.shelf().remove(id)));
            calendar.arrange();
            asking = false;
            ask();
        }, failed -> {
            LOG.debug("What changed could not be fetched", failed);
            asking = false;
            calendar.load();
        });
    }

    /** Absent: it is gone. */
    private Map<UUID, Optional<PostView>> fetch(List<UUID> ids) throws ServerException, InterruptedException {
        var found = new HashMap<UUID, Optional<PostView>>();
        for (var id : ids) {
            try {
                found.put(id, Optional.of(api.get(id)));
            } catch (ServerException e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
                found.put(id, Optional.empty());
            }
        }
        return found;
    }
}
