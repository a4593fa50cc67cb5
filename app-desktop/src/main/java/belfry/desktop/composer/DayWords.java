package belfry.desktop.composer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A day as the console writes it everywhere, whatever the country of the machine. */
final class DayWords extends StringConverter<LocalDate> {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("[EEE ]d MMM yyyy", Locale.ENGLISH);

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    @Override
    public @Nullable LocalDate fromString(String words) {
        try {
            return words.isBlank()
                    ? null
                    : words.contains("-") ? LocalDate.parse(words.strip()) : LocalDate.parse(words.strip(), TYPED);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
