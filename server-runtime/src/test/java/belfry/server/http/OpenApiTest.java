package belfry.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.Wire;
import belfry.server.workspace.Office;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    @Test
    void everyRouteIsDescribedWithTheRightItNeeds() throws IOException {
        try (var office = Office.open()) {
            var description = Wire.json().readTree(OpenApiRoutes.text());
            for (var route : office.api().table().routes()) {
                var operation = operation(description, route);
                assertTrue(operation.has("summary"), route.name() + " is not described");
                switch (route.access()) {
                    case Access.Open _ -> assertEquals(0, operation.path("security").size(), route.name());
                    case Access.SignedIn _ -> assertTrue(operation.path("security").isMissingNode(), route.name());
                    case Access.Needs needs -> assertEquals("Needs the right " + needs.permission() + ".",
                            operation.path("description").asText(), route.name());
                }
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationHasItsOwnName() throws IOException {
        var description = Wire.json().readTree(OpenApiRoutes.text());
        var ids = new TreeSet<String>();
        var operations = 0;
        for (var path : description.path("paths")) {
            for (var operation : path) {
                operations++;
                ids.add(operation.path("operationId").asText());
            }
        }
        assertEquals(operations, ids.size());
        for (var reference : references(description)) {
            assertTrue(!description.at(reference.substring(1)).isMissingNode(), reference);
        }
        assertEquals("3.1.0", description.path("openapi").asText());
    }

    static JsonNode operation(JsonNode description, Route route) {
        return description.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> references(JsonNode node) {
        var found = new TreeSet<String>();
        node.findValues("$ref").forEach(reference -> found.add(reference.asText()));
        assertTrue(found.size() > 30);
        return found;
    }

    @Test
    void theDescriptionIsServedToAnybody() throws IOException {
        try (var office = Office.open()) {
            var answer = office.get("/api/v1/openapi.json", "");
            assertEquals(200, answer.statusCode());
            assertEquals(List.of("Belfry"), Office.json(answer).findValuesAsText("title").subList(0, 1));
        }
    }
}
