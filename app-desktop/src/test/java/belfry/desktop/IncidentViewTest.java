package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import belfry.core.incident.AffectedPost;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Severity;
import belfry.core.wire.IncidentView;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Place;
import java.util.List;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;

/** What a person does with an incident. */
class IncidentViewTest extends OpenConsole {
    private void openWithIncident(String... affected) {
        fake.incidents.add(new IncidentView(FakeServer.id(201), "posts-not-taken", "publish-bluesky", Severity.CRITICAL,
                "1 post for Bluesky is due", "No orchestrator is ready", List.of(), List.of(), List.of(affected),
                FakeServer.START, FakeServer.START, null, null, List.of()));
        console.open();
        console.robot().interact(() -> console.console().shell().navigator()
                .go(new Place(Area.HEALTH, FakeServer.id(201).toString())));
        Await.until("the incident", () -> console.text("#drawer-title").equals("1 post for Bluesky is due"));
    }

    private List<Hyperlink> links() {
        return console.robot().lookup(".hyperlink").queryAllAs(Hyperlink.class).stream()
                .filter(link -> link.getText().startsWith("“")).toList();
    }

    @Test
    void anAffectedPostIsOpenedFromIt() {
        var post = fake.post(FakeServer.id(7001), "Fresh bread", FakeServer.START, DeliveryState.QUEUED, List.of(),
                List.of(FakeServer.id(101)), 1);
        fake.posts.add(post);
        openWithIncident(new AffectedPost(post.id(), "Fresh bread").written());
        Await.until("the link", () -> links().size() == 1);
        assertEquals("“Fresh bread”", links().getFirst().getText());

        console.robot().interact(() -> links().getFirst().fire());

        Await.until("the post", () -> console.console().shell().navigator().current().area() == Area.POSTS
                && console.text("#drawer-title").contains("Fresh bread"));
    }

    @Test
    void whatIsNoPostIsNamedWithoutALink() {
        openWithIncident("Sessions");

        Await.until("named", () -> console.label("Sessions"));
        assertFalse(links().stream().anyMatch(link -> link.getText().contains("Sessions")));
    }
}
