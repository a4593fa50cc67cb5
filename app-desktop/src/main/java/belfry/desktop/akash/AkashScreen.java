package belfry.desktop.akash;

import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Deployments on Akash, read-only. */
public final class AkashScreen implements Screen {
    private static final String CATEGORY = "Akash";
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final ServerLink link;
    private final Frame frame;
    private final Consumer<String> browser;
    private final AkashModel model;
    private @Nullable AkashView view;
    private @Nullable DeploymentDrawer drawer;
    private Subscription events = Subscription.EMPTY;
    private boolean visible;
    private String wanted = "";

    /** @param browser opens the address of a service */
    public AkashScreen(ServerLink link, Frame frame, Consumer<String> browser) {
        this.link = link;
        this.frame = frame;
        this.browser = browser;
        model = new AkashModel(link.akash(), frame.background(), frame.notices(), link::whyNot);
        model.ticksProperty().subscribe(_ -> openWanted());
    }

    @Override
    public Area area() {
        return Area.AKASH;
    }

    @Override
    public Node node() {
        var built = view;
        if (built == null) {
            built = new AkashView(model, link, new AkashView.Steps(this::add, this::details, browser));
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(model::heard), link.events().onReconnect(model::load));
        visible = true;
        tick();
    }

    /** The age of what is shown grows without an event. */
    private void tick() {
        if (visible) {
            model.load();
            frame.background().later(EVERY, this::tick);
        }
    }

    @Override
    public void hidden() {
        visible = false;
        events.unsubscribe();
    }

    @Override
    public void refresh() {
        model.askAll();
    }

    /** @param target an account's id and a deployment's number: {@code 0190…/23373574} */
    @Override
    public void open(String target) {
        wanted = target;
        openWanted();
    }

    private void openWanted() {
        var parts = wanted.split("/", 2);
        if (parts.length == 2) {
            model.find(UUID.fromString(parts[0]), parts[1]).ifPresent(chosen -> {
                wanted = "";
                model.selectedProperty().set(chosen);
                details();
            });
        }
    }

    @Override
    public void focusFilter() {
        if (view != null) {
            view.focusFilter();
        }
    }

    @Override
    public List<Action> actions() {
        var may = new ReadOnlyStringWrapper(model.mayNot());
        ObservableValue<String> none = Bindings.createStringBinding(
                () -> model.selectedProperty().get() == null ? "Select a deployment first" : "",
                model.selectedProperty());
        ObservableValue<String> mayRemove = Bindings.createStringBinding(
                () -> model.mayNot().isEmpty() ? none.getValue() : model.mayNot(), none);
        return List.of(
                Action.of("akash.add", "Watch an account on Akash", CATEGORY, this::add).on(KeyBinding.AKASH_OWNER)
                        .unless(may),
                Action.of("akash.open", "Deployment details", CATEGORY, this::details).on(KeyBinding.OPEN_DETAILS)
                        .unless(none),
                Action.of("akash.ask", "Ask chain and providers now", CATEGORY, model::askAll),
                Action.of("akash.remove", "Watch this account no more", CATEGORY, this::remove)
                        .on(KeyBinding.DELETE).unless(mayRemove));
    }

    private void details() {
        if (model.selectedProperty().get() == null) {
            return;
        }
        var built = drawer;
        if (built == null) {
            built = new DeploymentDrawer(model, link.formats(), link.clock(), browser);
            drawer = built;
        }
        frame.open(built.drawer());
    }

    private void remove() {
        var chosen = model.selectedProperty().get();
        if (chosen != null) {
            model.remove(chosen.account());
            frame.closeDrawer();
        }
    }

    private void add() {
        var adding = new AddingModel(link.akash(), frame.background(), account -> {
            frame.closeSheet();
            model.put(account);
            frame.notices().say("\"%s\" is watched".formatted(account.name()));
        });
        frame.openSheet(new AccountSheet(adding, frame::closeSheet), () -> {});
    }
}
