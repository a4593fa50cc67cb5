package belfry.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void jsonForTheDatabaseHoldsNoNulBecausePostgresTakesNone() {
        try (var test = TestDatabase.create()) {
            for (var text : new String[]{"a\0b", "\0\0", "\\\0", "a\\u0000b", "\\\\u0000", "plain"}) {
                var kept = test.database().jdbi()
                        .withHandle(handle -> handle.createQuery("select cast(:json as jsonb) ->> 'text'")
                                .bind("json", Columns.json(Map.of("text", text))).mapTo(String.class).one());

                assertEquals(text.replace('\0', '\uFFFD'), kept);
            }
        }
    }
}
