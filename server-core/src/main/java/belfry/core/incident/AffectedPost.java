package belfry.core.incident;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A post among what an incident affects, which is a list of words: its first words for people, its id for those who want
 * to open it.
 */
public record AffectedPost(UUID id, String excerpt) {
    private static final Pattern WRITTEN = Pattern.compile(
            "“(.*)” \\(post ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\)", Pattern.DOTALL);

    /** Reads what {@link #written} wrote; empty for everything else that suffers. */
    public static Optional<AffectedPost> read(String affected) {
        var found = WRITTEN.matcher(affected);
        return found.matches()
                ? Optional.of(new AffectedPost(UUID.fromString(found.group(2)), found.group(1)))
                : Optional.empty();
    }

    public String written() {
        return "“%s” (post %s)".formatted(excerpt, id);
    }

    /** For people; a post may be without words. */
    public String title() {
        return excerpt.isBlank() ? "A post without text" : "“" + excerpt + "”";
    }
}
