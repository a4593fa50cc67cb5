package belfry.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.workspace.Permission;
import belfry.server.workspace.Office;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileAnswerTest {
    @TempDir
    private static Path folder = Path.of("");

    private Office office;

    @BeforeEach
    void open() throws IOException {
        var file = Files.writeString(folder.resolve("letters"), "abcdefghij");
        office = Office.open(table -> table.get("/try/file", Permission.READ_POSTS,
                _ -> Answer.file("text/plain", file)));
        office.workspace("Shop");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private HttpResponse<String> get(String... headers) throws IOException {
        return office.get("/api/v1/try/file", Office.ADMIN.reveal(), headers);
    }

    @Test
    void allOfAFileIsSentWithItsLength() throws IOException {
        var answer = get();

        assertEquals(200, answer.statusCode());
        assertEquals("abcdefghij", answer.body());
        assertEquals("10", answer.headers().firstValue("Content-Length").orElseThrow());
        assertEquals("bytes", answer.headers().firstValue("Accept-Ranges").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,abcd,bytes 0-3/10", "bytes=7-,hij,bytes 7-9/10", "bytes=-2,ij,bytes 8-9/10",
            "bytes=8-500,ij,bytes 8-9/10", "bytes=-500,abcdefghij,bytes 0-9/10", "bytes=9-9,j,bytes 9-9/10"})
    void aPlayerThatSeeksGetsTheStretchItAsksFor(String range, String body, String said) throws IOException {
        var answer = get("Range", range);

        assertEquals(206, answer.statusCode());
        assertEquals(body, answer.body());
        assertEquals(said, answer.headers().firstValue("Content-Range").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=a-b", "bytes=5-2", "bytes=-", "bytes=0-1,3-4", "lines=0-1",
            "bytes=99999999999999999999-"})
    void aRangeThatIsNotUnderstoodIsAnsweredWithAllOfTheFile(String range) throws IOException {
        var answer = get("Range", range);

        assertEquals(200, answer.statusCode());
        assertEquals("abcdefghij", answer.body());
    }

    @Test
    void aConditionThatNothingHereCanMeetIsAnsweredWithAllOfTheFile() throws IOException {
        assertEquals("abcdefghij", get("Range", "bytes=0-1", "If-Range", "\"x\"").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=500-600", "bytes=-0"})
    void aStretchBehindTheEndIsRefusedAtOnceWithTheLength(String range) throws IOException {
        var answer = get("Range", range);

        assertEquals(416, answer.statusCode());
        assertEquals("range-outside", Office.code(answer));
        assertEquals("bytes */10", answer.headers().firstValue("Content-Range").orElseThrow());
    }
}
