package belfry.server.secret;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The cell of the database that a sealed secret belongs to; it opens nowhere else. */
public record Place(String table, UUID row, String column) {

    byte[] boundTo(int version) {
        return "%s|%s|%s|%d".formatted(table, row, column, version).getBytes(StandardCharsets.UTF_8);
    }
}
