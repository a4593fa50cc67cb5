package belfry.desktop.channel;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Job;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.server.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Connecting an account step by step: which network, its fields, where needed the browser and the code it gives. */
final class ConnectingModel {
    private static final String BASE_URL = "baseUrl";
    /** The field in which Bluesky is told the handle; whoever reconnects has the same one. */
    private static final String IDENTIFIER = "identifier";

    private final ChannelApi api;
    private final Background background;
    private final @Nullable ChannelView existing;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choose());
    private Consumer<ChannelView> connected = _ -> {};
    private @Nullable Job running;

    /** Where connecting stands. */
    sealed interface Step {
        record Choose() implements Step {}

        /** The form; {@code refused} says what was wrong with the last try. */
        record Fill(NetworkView network, Map<String, String> values, Optional<Problem> refused) implements Step {}

        record Asking(NetworkView network) implements Step {}

        /** The person is in the browser and comes back with a code. */
        record Browser(NetworkView network, ConnectStart start, Optional<Problem> refused) implements Step {}
    }

    /** @param existing channel to reconnect; null: a new one */
    ConnectingModel(ChannelApi api, Background background, @Nullable ChannelView existing) {
        this.api = api;
        this.background = background;
        this.existing = existing;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    Optional<ChannelView> existing() {
        return Optional.ofNullable(existing);
    }

    /** Told the channel once it stands. */
    void onConnected(Consumer<ChannelView> told) {
        connected = told;
    }

    void choose(NetworkView network) {
        var values = new LinkedHashMap<String, String>();
        if (existing != null && existing.baseUrl() != null) {
            values.put(BASE_URL, existing.baseUrl());
        }
        if (existing != null) {
            values.put(IDENTIFIER, existing.handle());
        }
        step.set(new Step.Fill(network, values, Optional.empty()));
    }

    void back() {
        stop();
        step.set(new Step.Choose());
    }

    /** The first required field that is empty; null: all are filled. */
    static @Nullable ConnectField missing(NetworkView network, Map<String, String> values) {
        for (var field : network.fields()) {
            if (field.required() && values.getOrDefault(field.key(), "").isBlank()) {
                return field;
            }
        }
        return null;
    }

    void submit(NetworkView network, String name, Map<String, String> values) {
        var fields = new LinkedHashMap<>(values);
        fields.values().removeIf(String::isBlank);
        var base = fields.remove(BASE_URL);
        var request = new ConnectRequest(network.id(), name.isBlank() ? null : name.strip(), base, fields);
        step.set(new Step.Asking(network));
        if (network.connect() == ConnectKind.OAUTH) {
            running = background.run("Asking " + network.name() + " where to allow it", () -> api.startOauth(request),
                    start -> step.set(new Step.Browser(network, start, Optional.empty())),
                    failure -> refuse(network, values, failure));
        } else {
            running = background.run("Connecting to " + network.name(),
                    () -> existing == null ? api.connect(request) : api.reconnect(existing.id(), request),
                    this::arrived, failure -> refuse(network, values, failure));
        }
    }

    private void refuse(NetworkView network, Map<String, String> values, Exception failure) {
        step.set(new Step.Fill(network, values, Optional.of(Problems.of(failure))));
    }

    /** The code that the network showed in the browser. */
    void finish(NetworkView network, ConnectStart start, String code) {
        step.set(new Step.Asking(network));
        running = background.run("Finishing with " + network.name(),
                () -> api.finishOauth(new ConnectFinish(start.state(), code.strip())), this::arrived,
                failure -> step.set(new Step.Browser(network, start, Optional.of(Problems.of(failure)))));
    }

    private void arrived(ChannelView channel) {
        connected.accept(channel);
    }

    /** The sheet is gone: what is still under way no longer matters. */
    void close() {
        stop();
    }

    private void stop() {
        if (running != null) {
            running.cancel();
        }
    }
}
