package belfry.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the instants of requests: ISO text that says its offset, of a year that the database can hold. */
final class Moments extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    static final String WANTED = "a time with its offset, like 2026-11-24T09:30:00Z";
    /** PostgreSQL ends long before {@link Instant} does, and many languages read no year past 9999. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    Moments() {
        super(Instant.class);
    }

    static Instant parse(String text) {
        var instant = OffsetDateTime.parse(text.strip()).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return instant;
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            return parse(parser.getText());
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), WANTED);
        }
    }
}
