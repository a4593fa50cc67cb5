package belfry.server.database;

import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row that JDBC does not know how to read: times, ids, JSON. */
public final class Columns {
    /** An escape is one only behind an even number of backslashes. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Columns() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID maybeId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable Long maybeLong(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    public static @Nullable Integer maybeInt(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    /** One column of many rows, as an array to bind: PostgreSQL unfolds arrays several times faster than JSON. */
    public static <R, T extends @Nullable Object> T[] array(Collection<R> rows, Function<R, T> column,
            IntFunction<T[]> made) {
        return rows.stream().map(column).toArray(made);
    }

    /** PostgreSQL's texts cannot hold U+0000. */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    public static Map<String, String> texts(ResultSet row, String column) throws SQLException {
        return parse(row.getString(column), new TypeReference<Map<String, String>>() {});
    }

    public static <T> List<T> list(ResultSet row, String column, Class<T> element) throws SQLException {
        var type = Wire.json().getTypeFactory().constructCollectionType(List.class, element);
        try {
            return Wire.json().readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " does not hold what it should", e);
        }
    }

    public static <T> @Nullable T maybeJson(ResultSet row, String column, Class<T> type) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : Wire.json().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " does not hold what it should", e);
        }
    }

    /** For a parameter that is cast to jsonb, which takes every character but NUL. */
    public static String json(Object value) {
        try {
            return NUL.matcher(Wire.json().writeValueAsString(value)).replaceAll("$1\\\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static <T> T parse(String text, TypeReference<T> type) {
        try {
            return Wire.json().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold what it should", e);
        }
    }
}
