package belfry.server.sample;

import belfry.core.wire.MediaView;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewMember;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.workspace.Role;
import belfry.server.publish.drill.Installation;
import belfry.server.sample.SampleNetworks.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a bakery's installation in a home of its own until it is told to end: {@code SampleInstallation HOME PORT}. Writes
 * the file {@code sample-ready} into the home when all is there, and before it {@code sample-mastodon} with the address of
 * its Mastodon; ends when the former is taken away, or by a signal.
 */
public final class SampleInstallation {
    private static final Duration LOOK = Duration.ofMillis(300);

    private SampleInstallation() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var ready = home.resolve("sample-ready");
        try (var networks = new SampleNetworks();
                var belfry = new Installation(home, Integer.parseInt(arguments[1]), networks.settings())) {
            Runtime.getRuntime().addShutdownHook(new Thread(belfry::close));
            belfry.start();
            fill(belfry, networks);
            Files.writeString(home.resolve("sample-mastodon"), networks.mastodon());
            Files.writeString(ready, belfry.api().address().toString());
            System.out.println("The sample runs at " + belfry.api().address() + " in " + home);
            while (Files.exists(ready)) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        System.exit(0);
    }

    private static void fill(Installation belfry, SampleNetworks networks) throws IOException {
        var token = Files.readString(belfry.home().resolve("admin-token")).strip();
        try (var api = new SampleApi(belfry.api().address(), token); var past = SamplePast.in(belfry.home())) {
            people(api);
            networks.connect(api);
            past.named(networks.channel(Place.MASTODON), "@backstube@mastodon.social");
            past.named(networks.channel(Place.TELEGRAM), "@backstube_linden");
            past.named(networks.channel(Place.FEED), "news");
            past.named(networks.channel(Place.STAFF), "staff");
            var month = new SampleMonth(api, networks, pictures(belfry));
            month.write();
            past.published(month.past());
            new SampleTrouble(api, networks, month).make(belfry, past);
            past.emptyWorkspace("Café Linden");
        }
    }

    private static void people(SampleApi api) throws IOException {
        api.patch("/workspace", new WorkspaceEdit("Backstube Linden", SampleMonth.ZONE.getId(), null));
        api.post("/members", new NewMember("hanna@backstube.example", "Hanna Linden", Role.OWNER,
                "sourdough-since-1921"));
        api.post("/members", new NewMember("mehmet@backstube.example", "Mehmet Aydın", Role.EDITOR,
                "three-days-of-croissant"));
        api.post("/members", new NewMember("lotte@backstube.example", "Lotte Brandt", Role.ANALYST,
                "only-looking-at-bread"));
        api.post("/keys", new NewApiKey("Website", Role.ANALYST, null));
        api.post("/keys", new NewApiKey("Till, daily leftovers", Role.EDITOR, Instant.now().plus(Duration.ofDays(90))));
    }

    private static Map<String, UUID> pictures(Installation belfry) throws IOException {
        var media = new HashMap<String, UUID>();
        for (var picture : SamplePictures.paint(belfry.home().resolve("sample-pictures")).entrySet()) {
            media.put(picture.getKey(), belfry.api().upload("/api/v1/media", picture.getValue(), MediaView.class).id());
        }
        return media;
    }
}
