package belfry.server.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import picocli.CommandLine.TypeConversionException;

/** Reads ids and instants of the command line; what is none is told in words, where picocli names classes of Java. */
public final class WrittenValues {
    private WrittenValues() {}

    public static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException _) {
            throw new TypeConversionException("\"%s\" is not an id".formatted(text));
        }
    }

    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException _) {
            throw new TypeConversionException("\"%s\" is not a time with its offset, like 2026-12-01T00:00:00Z"
                    .formatted(text));
        }
    }
}
