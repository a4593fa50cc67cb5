package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Place;
import belfry.desktop.shell.UndoHistory;
import java.util.List;
import java.util.Map;

/** The stops at the settings and at what lies over every screen. */
final class TourOfFrame {
    private TourOfFrame() {}

    static void stops(Map<String, Tour.Stop> stops) {
        settings(stops);
        frame(stops);
    }

    private static void settings(Map<String, Tour.Stop> stops) {
        for (var section : List.of("appearance", "workspace", "members", "keys", "servers")) {
            stops.put("settings-" + section, walk -> walk.go(new Place(Area.SETTINGS, section)));
        }
        stops.put("settings-new-key", walk -> {
            walk.go(new Place(Area.SETTINGS, "keys"));
            walk.act("settings.new-key");
        });
    }

    /** What lies over the screens; at the end what is there before a console is. */
    private static void frame(Map<String, Tour.Stop> stops) {
        stops.put("palette", walk -> {
            walk.go(Area.CALENDAR);
            walk.act("calendar.month");
            walk.act("console.palette");
        });
        stops.put("keys", walk -> {
            walk.go(Area.CALENDAR);
            walk.act("console.keys");
        });
        stops.put("switch", walk -> walk.act("console.switch"));
        stops.put("toasts", TourOfFrame::toasts);
        stops.put("empty-workspace", walk -> {
            walk.act("console.switch");
            walk.press(".switch-line");
            walk.go(Area.CALENDAR);
        });
        stops.put("empty-posts", walk -> walk.go(Area.POSTS));
        stops.put("servers", walk -> walk.run(walk.desktop()::chooseServer));
        stops.put("server-away", walk -> {
            walk.run(walk.desktop()::chooseServer);
            walk.type("#connect-address", "https://belfry.invalid");
            walk.press("#connect-go");
        });
        stops.put("login", walk -> {
            walk.run(walk.desktop()::chooseServer);
            walk.type("#connect-address", "https://belfry.backstube.example");
            walk.type("#connect-email", "hanna@backstube.example");
        });
    }

    private static void toasts(Walk walk) throws Exception {
        walk.go(Area.CALENDAR);
        var notices = walk.console().shell().notices();
        walk.run(() -> {
            notices.say("Copied the report");
            notices.did(new UndoHistory.Step("Moved 3 posts by 2 h", () -> {}, () -> {}));
            notices.tell(Problem.error("post-changed", "Somebody else changed this post at 14:02",
                    "What you see is older", "Look at both, then decide"));
        });
    }
}
