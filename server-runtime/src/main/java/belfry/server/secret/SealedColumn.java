package belfry.server.secret;

/** A column that holds sealed secrets, in a table whose key is {@code id}. */
public record SealedColumn(String table, String column) {
    public SealedColumn {
        if (!table.matches("[a-z_]+") || !column.matches("[a-z_]+")) {
            throw new IllegalArgumentException("%s.%s is no column".formatted(table, column));
        }
    }
}
