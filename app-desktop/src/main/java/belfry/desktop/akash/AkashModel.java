package belfry.desktop.akash;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashPoint;
import belfry.core.wire.EventView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.AkashApi;
import belfry.desktop.server.Problems;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The watched accounts with their deployments, and what can be done with them. */
final class AkashModel {
    private static final Comparator<AkashDeploymentView> WORST_FIRST = Comparator
            .comparing(AkashModel::severity, Comparator.reverseOrder()).thenComparing(AkashDeploymentView::name)
            .thenComparing(AkashDeploymentView::dseq);

    private final AkashApi api;
    private final Background background;
    private final Notices notices;
    private final String mayNot;
    private final ObservableList<AkashAccountView> accounts = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Chosen> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(new Loading.First());
    private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();

    /** A deployment among those of its account. */
    record Chosen(AkashAccountView account, AkashDeploymentView deployment) {
        boolean is(AkashAccountView other, AkashDeploymentView one) {
            return account.id().equals(other.id()) && deployment.dseq().equals(one.dseq());
        }
    }

    AkashModel(AkashApi api, Background background, Notices notices, Function<Permission, String> whyNot) {
        this.api = api;
        this.background = background;
        this.notices = notices;
        mayNot = whyNot.apply(Permission.OPERATE);
    }

    ObservableList<AkashAccountView> accounts() {
        return accounts;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<@Nullable Chosen> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Counts the answers of the server: ages that are shown grow with it. */
    ReadOnlyLongProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /** Empty when one may add and remove accounts, else the reason. */
    String mayNot() {
        return mayNot;
    }

    /** Those that fit the filter, the ones in need first. */
    List<AkashDeploymentView> shown(AkashAccountView account) {
        var look = account.look();
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        return look == null
                ? List.of()
                : look.deployments().stream().filter(deployment -> fits(account, deployment, words))
                        .sorted(WORST_FIRST).toList();
    }

    private static boolean fits(AkashAccountView account, AkashDeploymentView deployment, String words) {
        var text = (account.name() + " " + AkashWords.searchable(deployment)).toLowerCase(Locale.ROOT);
        return List.of(words.split("\\s+")).stream().allMatch(text::contains);
    }

    static Severity severity(AkashDeploymentView deployment) {
        return deployment.problems().stream().map(Problem::severity).max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    void load() {
        background.run("Loading deployments", api::accounts, this::show, this::failed);
    }

    void heard(List<EventView> events) {
        if (events.stream().anyMatch(event -> event.kind().equals("akash.changed"))) {
            load();
        }
    }

    private void show(List<AkashAccountView> fresh) {
        ticks.set(ticks.get() + 1);
        loading.set(new Loading.Done());
        if (!accounts.equals(fresh)) {
            accounts.setAll(fresh);
            keepSelection();
        }
    }

    private void keepSelection() {
        var chosen = selected.get();
        if (chosen != null) {
            selected.set(find(chosen.account().id(), chosen.deployment().dseq()).orElse(null));
        }
    }

    private void failed(Exception failure) {
        if (accounts.isEmpty()) {
            loading.set(new Loading.Failed(Problems.of(failure)));
        }
    }

    Optional<Chosen> find(UUID account, String dseq) {
        for (var known : accounts) {
            var look = known.look();
            if (known.id().equals(account) && look != null) {
                for (var deployment : look.deployments()) {
                    if (deployment.dseq().equals(dseq)) {
                        return Optional.of(new Chosen(known, deployment));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Goes to the next deployment that is shown, or back; at an end it stays. */
    void move(int steps) {
        var all = new ArrayList<Chosen>();
        accounts.forEach(account -> shown(account)
                .forEach(deployment -> all.add(new Chosen(account, deployment))));
        if (all.isEmpty()) {
            return;
        }
        var chosen = selected.get();
        var here = -1;
        for (int i = 0; i < all.size() && chosen != null; i++) {
            here = chosen.is(all.get(i).account(), all.get(i).deployment()) ? i : here;
        }
        selected.set(all.get(here < 0 ? 0 : Math.clamp((long) here + steps, 0, all.size() - 1)));
    }

    /** Asks chain, Console and providers about all accounts now. */
    void askAll() {
        List.copyOf(accounts).forEach(this::ask);
    }

    void ask(AkashAccountView account) {
        background.run("Asking about " + account.name(), () -> api.refresh(account.id()), fresh -> {
            ticks.set(ticks.get() + 1);
            put(fresh);
        }, failure -> notices.tell(Problems.of(failure)));
    }

    /** An account as the server answered it takes its place. */
    void put(AkashAccountView fresh) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).id().equals(fresh.id())) {
                if (!accounts.get(i).equals(fresh)) {
                    accounts.set(i, fresh);
                    keepSelection();
                }
                return;
            }
        }
        accounts.add(fresh);
    }

    /** Nothing is lost by it on Akash, so it is not asked; it can be taken back. */
    void remove(AkashAccountView account) {
        var step = new UndoHistory.Step("Watches \"%s\" no more".formatted(account.name()),
                () -> restore(account), () -> remove(account.id(), () -> {}));
        remove(account.id(), () -> notices.did(step));
    }

    private void remove(UUID account, Runnable done) {
        background.perform("Removing the account", () -> api.remove(account), () -> {
            accounts.removeIf(known -> known.id().equals(account));
            var chosen = selected.get();
            if (chosen != null && chosen.account().id().equals(account)) {
                selected.set(null);
            }
            done.run();
        }, failure -> notices.tell(Problems.of(failure)));
    }

    private void restore(AkashAccountView account) {
        background.run("Bringing it back", () -> api.restore(account.id()), this::put,
                failure -> notices.tell(Problems.of(failure)));
    }

    void history(Chosen chosen, Consumer<List<AkashPoint>> show, Consumer<Problem> refused) {
        background.run("Loading the history", () -> api.history(chosen.account().id(), chosen.deployment().dseq()),
                show, failure -> refused.accept(Problems.of(failure)));
    }
}
