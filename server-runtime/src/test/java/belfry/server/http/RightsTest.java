package belfry.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.workspace.Role;
import belfry.server.workspace.Office;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RightsTest {

    @Test
    void everyRouteIsClosedToStrangersToRolesWithoutTheRightAndToOtherWorkspaces() throws IOException {
        try (var office = Office.open()) {
            var workspace = office.workspace("Shop");
            var foreign = office.workspace("Foreign");
            var tokens = new EnumMap<Role, String>(Role.class);
            for (var role : Role.values()) {
                office.person(workspace, "p" + role.name().toLowerCase(Locale.ROOT), role);
                tokens.put(role, office.login("p" + role.name().toLowerCase(Locale.ROOT)));
            }
            var checked = 0;
            for (var route : office.api().table().routes()) {
                checked += check(office, route, tokens, foreign);
            }
            assertTrue(checked > 50, "only %d checks".formatted(checked));
        }
    }

    private static int check(Office office, Route route, EnumMap<Role, String> tokens, UUID foreign)
            throws IOException {
        if (route.access() instanceof Access.Open) {
            return 0;
        }
        var path = route.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var method = route.method().name();
        assertEquals(401, office.send(method, path, "", "").statusCode(), route.name());
        if (!(route.access() instanceof Access.Needs needs)) {
            return 1;
        }
        var checks = 1;
        for (var role : Role.values()) {
            var token = tokens.getOrDefault(role, "");
            // The stream never ends by itself; that it opens is shown elsewhere.
            if (!role.may(needs.permission())) {
                assertEquals(403, office.send(method, path, token, "{}").statusCode(), role + " " + route.name());
                checks++;
            } else if (!path.endsWith("/events")) {
                var status = office.send(method, path, token, "{}").statusCode();
                assertFalse(status == 401 || status == 403 || status == 500, role + " " + route.name() + " " + status);
                checks++;
            }
            assertEquals(404, office.send(method, path, token, "{}", Gate.WORKSPACE, foreign.toString()).statusCode(),
                    "foreign " + route.name());
            checks++;
        }
        return checks;
    }

    @Test
    void noRouteIsOpenThatIsNotMeantToBe() {
        try (var office = Office.open()) {
            assertEquals(List.of("POST /api/v1/login", "GET /health/live", "GET /health/ready",
                    "GET /metrics", "GET /api/v1/openapi.json"),
                    office.api().table().routes().stream()
                            .filter(route -> route.access() instanceof Access.Open).map(Route::name).toList());
        }
    }
}
