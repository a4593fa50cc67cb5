package belfry.server.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.errors.CatalogueEntry;
import belfry.core.network.errors.Fault;
import belfry.core.wire.Wire;
import belfry.server.guard.RemoteAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Answers as the networks give them, each with the entry that must be found, and answers that only look alike. */
class CatalogueReplayTest {

    @Test
    void everyRecordedRefusalIsRecognised() throws IOException {
        for (var recorded : replay("code")) {
            assertEquals(recorded.path("code").asText(), found(recorded), recorded.toString());
        }
    }

    @Test
    void whatOnlyLooksAlikeIsNotTakenForIt() throws IOException {
        var misses = replay("not");
        assertTrue(misses.size() >= 20);
        for (var recorded : misses) {
            assertNotEquals(recorded.path("not").asText(), found(recorded), recorded.toString());
        }
    }

    @Test
    void everyEntryHasBeenReplayed() throws IOException {
        var codes = new HashSet<String>();
        replay("code").forEach(recorded -> codes.add(recorded.path("code").asText()));

        var never = CatalogueFile.load().entries().stream().map(CatalogueEntry::code)
                .filter(code -> !codes.contains(code)).toList();

        assertEquals(List.of(), never);
        assertTrue(CatalogueFile.load().entries().size() >= 80);
    }

    @Test
    void aTextOfAnEntryIsOfUseToAPerson() {
        for (var entry : CatalogueFile.load().entries()) {
            assertTrue(entry.summary().length() > 15 && entry.cause().length() > 10, entry.code());
            assertTrue(entry.remedy().stream().allMatch(step -> step.length() > 10), entry.code());
        }
    }

    private static String found(JsonNode recorded) {
        var network = recorded.path("network").asText();
        return CatalogueFile.load().find(recorded.has("cause")
                ? Fault.broken(network, recorded.path("cause").asText())
                : Fault.answered(network, recorded.path("status").asInt(), fields(recorded)))
                .map(CatalogueEntry::code).orElse("none");
    }

    private static Map<String, String> fields(JsonNode recorded) {
        var answer = new RemoteAnswer(HttpUrl.get("https://network.example/"), recorded.path("status").asInt(),
                Headers.of("Content-Type", recorded.path("contentType").asText()),
                recorded.path("body").asText().getBytes(StandardCharsets.UTF_8), false);
        return AnswerFields.json(answer).map(AnswerFields::of).orElseGet(() -> AnswerFields.ofPage(answer));
    }

    private static List<JsonNode> replay(String kind) throws IOException {
        try (var in = CatalogueReplayTest.class.getResourceAsStream("catalogue-replay.json")) {
            var all = new ArrayList<JsonNode>();
            Wire.json().readTree(in).forEach(recorded -> {
                if (recorded.has(kind)) {
                    all.add(recorded);
                }
            });
            return all;
        }
    }
}
