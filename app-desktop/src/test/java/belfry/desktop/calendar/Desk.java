package belfry.desktop.calendar;

import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SlotView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.Toast;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The models of the calendar put together for a test, without a window; work waits in a queue when asked to. */
final class Desk {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final FakePostApi api = new FakePostApi();
    final List<ChannelView> channels = new ArrayList<>();
    final Deque<Runnable> queue = new ArrayDeque<>();
    final UndoHistory undo = new UndoHistory();
    Instant now;
    /** Whether work waits for {@link #answer}. */
    boolean slow;
    String mayNot = "";
    final Notices notices;
    final CalendarModel calendar;
    final SelectionModel selection;
    final CursorModel cursor;
    final MovePlanner planner;
    final MoveModel moves;
    final PostDeeds deeds;
    private int ids;

    Desk(String now) {
        this.now = Instant.parse(now);
        var background = new Background(work -> {
            if (slow) {
                queue.add(work);
            } else {
                work.run();
            }
        }, Runnable::run, (_, _) -> {});
        notices = new Notices(background, undo);
        calendar = new CalendarModel(api, new Channels(), background, () -> this.now, BERLIN);
        selection = new SelectionModel(calendar);
        cursor = new CursorModel(calendar, selection);
        planner = new MovePlanner(calendar, _ -> mayNot);
        moves = new MoveModel(calendar, api, background, notices, undo);
        deeds = new PostDeeds(calendar, selection, api, background, notices, () -> new UUID(0x7300, ids++));
        calendar.loadChannels();
    }

    /** Lets everything that waits be answered, also what follows from it. */
    void answer() {
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
    }

    String said() {
        return notices.toasts().stream().map(Toast::text).reduce((_, last) -> last).orElse("");
    }

    belfry.core.wire.PostView post(int number) {
        return calendar.find(FakePostApi.id(number)).orElseThrow();
    }

    static ChannelView channel(int number, SlotView... slots) {
        return new ChannelView(new UUID(0x7200, number), number == 1 ? "bluesky" : "mastodon", "Channel " + number,
                "@channel", null, null, ChannelHealth.OK, null, false, null, null, List.of(slots), 0, null, Map.of(),
                1);
    }

    static SlotView slot(int weekday, int hour) {
        return new SlotView(weekday, LocalTime.of(hour, 0));
    }

    private final class Channels implements ChannelApi {
        @Override
        public List<ChannelView> channels() {
            return channels;
        }

        @Override
        public List<NetworkView> networks() {
            return List.of();
        }

        @Override
        public ChannelView connect(ConnectRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConnectStart startOauth(ConnectRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelView finishOauth(ConnectFinish finish) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelView edit(UUID id, ChannelEdit edit, long version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelView reconnect(UUID id, ConnectRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelView check(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RemovalView removal(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(UUID id) {
            throw new UnsupportedOperationException();
        }
    }
}
