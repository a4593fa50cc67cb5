package belfry.desktop.composer;

import belfry.core.calendar.SpokenTime;
import belfry.core.calendar.WallClock;
import belfry.core.calendar.WallClock.Meeting;
import belfry.core.problem.Spans;
import belfry.desktop.fx.Formats;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** When a post is to go out: words as people write them; date and time fields only write such words. */
final class When {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final InstantSource clock;
    private final ZoneId zone;
    private final StringProperty words = new SimpleStringProperty("");

    When(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    StringProperty words() {
        return words;
    }

    ZoneId zone() {
        return zone;
    }

    private Optional<WallClock.Resolved> read() {
        return SpokenTime.read(words.get(), clock.instant(), zone);
    }

    /** Empty: the words are no time. */
    Optional<Instant> at() {
        return read().map(WallClock.Resolved::at);
    }

    /** Writes an instant so that it means the same tomorrow. */
    void set(@Nullable Instant at) {
        words.set(at == null ? "" : written(at));
    }

    /** The hour that comes twice can only be told apart by its offset. */
    private String written(Instant at) {
        var local = at.atZone(zone);
        var plain = EXACT.format(local);
        return SpokenTime.parse(plain, clock.instant(), zone).filter(at.atZone(zone).withSecond(0).withNano(0)
                .toInstant()::equals).isPresent() ? plain : local.toOffsetDateTime().withNano(0).toString();
    }

    Optional<LocalDate> date() {
        return at().map(at -> at.atZone(zone).toLocalDate());
    }

    Optional<LocalTime> time() {
        return at().map(at -> at.atZone(zone).toLocalTime());
    }

    void date(LocalDate day) {
        words.set(EXACT.format(day.atTime(time().orElse(MORNING))));
    }

    /** Answers whether the text was a time. */
    boolean time(String typed) {
        var now = clock.instant();
        var read = SpokenTime.parse("2000-01-03 " + typed.strip(), now, ZoneId.of("UTC"));
        var day = date().orElse(LocalDate.ofInstant(now, zone));
        read.ifPresent(at -> words.set(EXACT.format(day.atTime(LocalTime.ofInstant(at, ZoneId.of("UTC"))))));
        return read.isPresent();
    }

    /** What the words mean: {@code Wed 25 Nov, 14:32, in 2 h}; empty: nothing was said. */
    String meaning(Formats formats) {
        if (words.get().isBlank()) {
            return "";
        }
        var at = at();
        if (at.isEmpty()) {
            return "That is no time: write tomorrow 9am, fri 18:00, 25 Nov 14:32";
        }
        return at.get().isBefore(clock.instant())
                ? formats.moment(at.get()) + " has passed"
                : formats.moment(at.get()) + ", " + formats.relative(at.get());
    }

    boolean passed() {
        return at().filter(at -> at.isBefore(clock.instant())).isPresent();
    }

    /** What the clocks do at that time, where they do anything; else empty. */
    String clocks() {
        return read().map(found -> switch (found.meeting()) {
            case ONCE -> "";
            case SKIPPED -> "Clocks jump over that time in %s; it goes out %s later, at %s.".formatted(zone.getId(),
                    Spans.words(found.moved()), wall(found.at()));
            case TWICE -> "Clocks show that time twice in %s; it goes out the first time (%s).".formatted(zone.getId(),
                    offset(found.at()));
        }).orElse("");
    }

    private String wall(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
    }

    private String offset(Instant at) {
        return "UTC" + zone.getRules().getOffset(at).getId();
    }

    boolean twice() {
        return read().filter(found -> found.meeting() == Meeting.TWICE).isPresent();
    }

    /** Takes the second of the two. */
    void takeSecond() {
        read().ifPresent(found -> words.set(found.at().atZone(zone).withLaterOffsetAtOverlap().toOffsetDateTime()
                .toString()));
    }

    /** {@code Europe/Berlin, UTC+01:00}. */
    String zoneName() {
        var at = at().orElse(clock.instant());
        return zone.getId() + ", " + offset(at);
    }
}
