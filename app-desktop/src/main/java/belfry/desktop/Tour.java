package belfry.desktop;

import belfry.desktop.shell.Area;
import belfry.desktop.shell.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way through every screen, in an order that leaves nothing open behind it. */
final class Tour {
    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);

    /** One stop: brings about what its picture is to show. */
    interface Stop {
        void reach(Walk walk) throws Exception;
    }

    private static final Map<String, Stop> STOPS = stops();
    static final List<String> NAMES = List.copyOf(STOPS.keySet());

    private Tour() {}

    private static Map<String, Stop> stops() {
        var stops = new LinkedHashMap<String, Stop>();
        calendar(stops);
        composer(stops);
        posts(stops);
        channels(stops);
        operations(stops);
        TourOfFrame.stops(stops);
        return stops;
    }

    /** A stop that cannot be reached is told and left out, as where the server has nothing to show there. */
    static void through(Walk walk, Predicate<String> wanted) throws Exception {
        walk.console();
        for (var stop : STOPS.entrySet()) {
            if (wanted.test(stop.getKey())) {
                try {
                    stop.getValue().reach(walk);
                    walk.keep(stop.getKey());
                } catch (ExecutionException | IllegalStateException e) {
                    LOG.warn("No picture of {}: {}", stop.getKey(), e.getMessage());
                }
                walk.letGo();
                if (walk.desktop().console() != null) {
                    walk.act("console.close");
                    walk.act("console.close");
                }
            }
        }
    }

    private static void calendar(Map<String, Stop> stops) {
        for (var scale : List.of("month", "week", "day", "list")) {
            stops.put("calendar-" + scale, walk -> {
                walk.go(Area.CALENDAR);
                walk.act("calendar." + scale);
            });
        }
        stops.put("calendar-open-day", walk -> {
            walk.go(Area.CALENDAR);
            walk.act("calendar.month");
            walk.act("calendar.open-day");
        });
        stops.put("calendar-filtered", walk -> {
            walk.go(Area.CALENDAR);
            walk.act("calendar.month");
            walk.type("#calendar-filter", "bread");
        });
        stops.put("calendar-drag", Tour::drag);
        stops.put("calendar-lanes", walk -> {
            walk.go(Area.CALENDAR);
            walk.type("#calendar-filter", "");
            walk.act("calendar.today");
            walk.act("calendar.lanes");
        });
        stops.put("calendar-post", walk -> {
            walk.go(Area.CALENDAR);
            walk.act("calendar.week");
            var failed = walk.console().link().posts().list(Map.of("state", "FAILED", "limit", "1")).items();
            walk.go(new Place(Area.CALENDAR, failed.getFirst().id().toString()));
        });
    }

    /** A queued post in hand, two days on: where it may land. */
    private static void drag(Walk walk) throws Exception {
        walk.go(Area.CALENDAR);
        walk.type("#calendar-filter", "");
        walk.act("calendar.month");
        var link = walk.console().link();
        for (var post : link.posts().list(Map.of("state", "QUEUED")).items()) {
            var landing = "#day-" + LocalDate.ofInstant(Objects.requireNonNull(post.dueAt()), link.zone()).plusDays(2);
            if (walk.there("#chip-" + post.id()) && walk.there(landing)) {
                walk.drag("#chip-" + post.id(), landing);
                return;
            }
        }
        throw new IllegalStateException("no queued post to take in hand");
    }

    private static void composer(Map<String, Stop> stops) {
        stops.put("composer-empty", walk -> walk.act("composer.new"));
        stops.put("composer", walk -> {
            edit(walk, "stollen cut");
            for (var channel : walk.console().link().channels().channels()) {
                if (List.of("bluesky", "mastodon").contains(channel.network()) && walk.there("#to-" + channel.id())) {
                    walk.press("#to-" + channel.id());
                }
            }
        });
        stops.put("composer-thread", walk -> {
            edit(walk, "starter alive");
            walk.press("#composer-add-part");
        });
        stops.put("composer-findings", Tour::tooLong);
    }

    /** Too long for one of its channels: what is to be mended, and how. */
    private static void tooLong(Walk walk) throws Exception {
        walk.act("composer.new");
        for (var channel : walk.console().link().channels().channels()) {
            if (List.of("telegram", "mastodon").contains(channel.network())) {
                walk.press("#to-" + channel.id());
            }
        }
        walk.type("#part-0", "Stollen needs its time: flour, butter, raisins, patience. ".repeat(10));
        walk.type("#composer-when", "tomorrow 9am");
    }

    private static void edit(Walk walk, String words) throws Exception {
        find(walk, words);
        walk.act("post.edit");
    }

    private static void find(Walk walk, String words) throws Exception {
        walk.go(Area.POSTS);
        walk.type("#posts-filter", words);
        walk.select("#posts-table", 0);
    }

    private static void posts(Map<String, Stop> stops) {
        stops.put("posts", walk -> {
            walk.go(Area.POSTS);
            walk.type("#posts-filter", "");
        });
        for (var state : List.of("unconfirmed", "failed", "published")) {
            stops.put("posts-drawer-" + state, walk -> {
                find(walk, "state:" + state);
                walk.act("post.open");
            });
        }
        stops.put("posts-ledger", walk -> {
            find(walk, "state:failed");
            walk.act("post.open");
            walk.act("console.next-tab");
            walk.act("console.next-tab");
        });
        stops.put("repair", walk -> {
            walk.go(Area.POSTS);
            walk.type("#posts-filter", "");
            walk.act("post.mend");
        });
        stops.put("repair-new-time", walk -> {
            find(walk, "state:missed");
            walk.act("post.mark-all");
            walk.act("post.reschedule");
        });
    }

    private static void channels(Map<String, Stop> stops) {
        stops.put("channels", walk -> walk.go(Area.CHANNELS));
        stops.put("channels-drawer", walk -> channel(walk, "channel.open"));
        stops.put("channels-slots", walk -> channel(walk, "channel.slots"));
        stops.put("channels-remove", walk -> channel(walk, "channel.remove"));
        stops.put("connect-sheet", walk -> {
            walk.go(Area.CHANNELS);
            walk.act("channel.connect");
        });
        stops.put("connect-bluesky", walk -> {
            walk.go(Area.CHANNELS);
            walk.act("channel.connect");
            walk.press("#network-bluesky");
        });
        // The sample's own instance: a real one would be asked to register an app.
        var instance = System.getProperty("sample.mastodon", "");
        if (!instance.isEmpty()) {
            stops.put("connect-mastodon", walk -> {
                walk.go(Area.CHANNELS);
                walk.act("channel.connect");
                walk.press("#network-mastodon");
                walk.type("#connect-baseUrl", instance);
                walk.press("#connect-submit");
            });
        }
    }

    private static void channel(Walk walk, String action) throws Exception {
        walk.go(Area.CHANNELS);
        walk.select("#channel-list", 2);
        walk.act(action);
    }

    private static void operations(Map<String, Stop> stops) {
        var tabs = List.of("processes", "queues", "incidents", "doctor", "logs");
        for (int i = 0; i < tabs.size(); i++) {
            int tab = i;
            stops.put("health-" + tabs.get(i), walk -> {
                walk.go(Area.HEALTH);
                walk.select("#health-tabs", tab);
                if (tabs.get(tab).equals("doctor")) {
                    walk.act("health.doctor");
                }
            });
        }
        stops.put("health-drawer", walk -> process(walk, "process.open"));
        stops.put("health-log", walk -> process(walk, "process.logs"));
        stops.put("health-incident", walk -> walk.act("console.worst"));
        stops.put("akash", walk -> walk.go(Area.AKASH));
        stops.put("akash-drawer", walk -> {
            walk.go(Area.AKASH);
            var account = walk.console().link().akash().accounts().getFirst();
            var look = Objects.requireNonNull(account.look());
            walk.go(new Place(Area.AKASH, account.id() + "/" + look.deployments().getFirst().dseq()));
        });
        stops.put("akash-account", walk -> {
            walk.go(Area.AKASH);
            walk.act("akash.add");
        });
    }

    private static void process(Walk walk, String action) throws Exception {
        walk.go(Area.HEALTH);
        walk.select("#health-tabs", 0);
        walk.select("#processes", 1);
        walk.act(action);
    }
}
