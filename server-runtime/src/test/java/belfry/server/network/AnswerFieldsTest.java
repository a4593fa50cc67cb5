package belfry.server.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.server.guard.RemoteAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AnswerFieldsTest {

    @Test
    void whatADatabaseCannotKeepIsReplacedWhereverItStands() {
        var json = AnswerFields.json(answer("""
                {"error": "a\\u0000b", "list": ["\\ud83d", {"deep": "\\udd11x"}], "key": "\\ud83d\\udd11"}"""))
                .orElseThrow();

        assertEquals("a\uFFFDb", AnswerFields.of(json).get("error"));
        assertEquals("\uFFFD", json.at("/list/0").asText());
        assertEquals("\uFFFDx", json.at("/list/1/deep").asText());
        assertEquals("\uD83D\uDD11", json.path("key").asText());
    }

    @Test
    void aPageKeepsItsTitle() {
        assertEquals(Map.of("contentType", "none", "title", "Log\uFFFDin"),
                AnswerFields.ofPage(answer("<html><title> Log\0in </title>")));
    }

    @Test
    void anAnswerOfAThousandMembersIsKeptInPart() {
        var members = IntStream.range(0, 1000).mapToObj("\"m%d\":1"::formatted).collect(Collectors.joining(","));

        assertTrue(AnswerFields.of(AnswerFields.json(answer("{" + members + "}")).orElseThrow()).size() <= 30);
    }

    private static RemoteAnswer answer(String body) {
        return new RemoteAnswer(HttpUrl.get("https://example.org"), 400, Headers.of(),
                body.getBytes(StandardCharsets.UTF_8), false);
    }
}
