package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import org.junit.jupiter.api.Test;

/** What somebody sees who writes and may not read how the installation stands. */
class AuthorViewTest extends OpenConsole {
    @Test
    void theBadgesOfWhatOneMayReadAreTrueAllTheSame() {
        var known = fake.workspace;
        fake.workspace = new WorkspaceView(known.id(), known.name(), known.zone(), known.lateWindowMinutes(),
                Role.AUTHOR, known.version());
        for (var route : new String[]{"GET /health", "GET /incidents"}) {
            fake.on(route, _ -> new FakeHttp.Answer(403, Problem.error("not-permitted", "Your role may not do this",
                    "An author may not read health", "Ask an admin")));
        }
        fake.channels.add(FakeServer.channel(77, "bluesky", "Lost", ChannelHealth.REAUTHORISE));

        console.open();

        Await.until("two channels of the example and the lost one", () -> badge("channels").equals("3"));
        assertTrue(fake.asked.stream().noneMatch("GET /health"::equals), "not asked for what is refused");
    }

    private String badge(String area) {
        return console.text("#badge-" + area);
    }
}
