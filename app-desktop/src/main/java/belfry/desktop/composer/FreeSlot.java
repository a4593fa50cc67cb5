package belfry.desktop.composer;

import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The next free slot of the chosen channels, told beforehand; the server finds it again when the post is sent. */
final class FreeSlot {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSlot.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FAR = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Others may take it meanwhile. */
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int WEEK = 7;

    private final PostApi api;
    private final Background background;
    private final InstantSource clock;
    private final Writing writing;
    private final ReadOnlyObjectWrapper<@Nullable Instant> at = new ReadOnlyObjectWrapper<>();
    private Set<UUID> asked = Set.of();
    private Instant askedAt = Instant.EPOCH;
    private boolean waiting;

    FreeSlot(PostApi api, Background background, InstantSource clock, Writing writing) {
        this.api = api;
        this.background = background;
        this.clock = clock;
        this.writing = writing;
    }

    /** Null as long as it is not known, or where there is none. */
    ReadOnlyObjectProperty<@Nullable Instant> atProperty() {
        return at.getReadOnlyProperty();
    }

    /** Something was changed, perhaps the channels. */
    void look() {
        if (!waiting) {
            waiting = true;
            background.later(PAUSE, () -> {
                waiting = false;
                ask();
            });
        }
    }

    private void ask() {
        var channels = Set.copyOf(writing.chosen());
        var now = clock.instant();
        if (channels.equals(asked) && now.isBefore(askedAt.plus(FRESH))) {
            return;
        }
        asked = channels;
        askedAt = now;
        if (channels.isEmpty()) {
            at.set(null);
            return;
        }
        background.run("Looking for a free slot", () -> api.nextSlot(channels, now), found -> tell(channels, found),
                failure -> {
                    LOG.debug("The next free slot is not known: {}", failure.getMessage());
                    tell(channels, null);
                });
    }

    /** An answer for channels that are no longer chosen comes too late. */
    private void tell(Set<UUID> channels, @Nullable Instant found) {
        if (channels.equals(asked)) {
            at.set(found);
        }
    }

    /** {@code Next free slot · Thu 09:00}. */
    String words(ZoneId zone) {
        var known = at.get();
        if (known == null) {
            return "Next free slot";
        }
        var then = known.atZone(zone);
        var days = ChronoUnit.DAYS.between(clock.instant().atZone(zone).toLocalDate(), then.toLocalDate());
        var day = days == 0 ? "today " + TIME.format(then) : (days < WEEK ? SOON : FAR).format(then);
        return "Next free slot · " + day;
    }
}
