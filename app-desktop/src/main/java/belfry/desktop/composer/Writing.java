package belfry.desktop.composer;

import belfry.core.wire.ChannelView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** What a post says and where: the channels, the text that all share, and what single channels say instead. */
final class Writing {
    private final Runnable changed;
    private final ObservableList<ChannelView> channels = FXCollections.observableArrayList();
    private final ObservableSet<UUID> chosen = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObservableList<PartModel> common = FXCollections.observableArrayList();
    private final Map<UUID, ObservableList<PartModel>> own = new LinkedHashMap<>();
    private final Map<UUID, Map<String, String>> settings = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper shape = new ReadOnlyIntegerWrapper();

    /** @param changed runs at each keystroke and choice */
    Writing(Runnable changed) {
        this.changed = changed;
        common.add(watched(new PartModel("", 0)));
        chosen.subscribe(this::reshaped);
    }

    private PartModel watched(PartModel part) {
        part.textProperty().addListener((_, _, _) -> changed.run());
        part.delayProperty().addListener((_, _, _) -> changed.run());
        part.media().forEach(this::watch);
        part.media().subscribe(() -> {
            part.media().forEach(this::watch);
            changed.run();
        });
        return part;
    }

    private void watch(PartModel.Attached medium) {
        medium.alt().subscribe(changed);
    }

    private void reshaped() {
        shape.set(shape.get() + 1);
        changed.run();
    }

    /** Counts up when parts or variants come or go: what is drawn of them is drawn anew. */
    ReadOnlyIntegerProperty shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    /** Every channel of the workspace. */
    ObservableList<ChannelView> channels() {
        return channels;
    }

    Optional<ChannelView> channel(UUID id) {
        return channels.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** Those the post goes to. */
    ObservableSet<UUID> chosen() {
        return chosen;
    }

    List<ChannelView> chosenChannels() {
        return channels.stream().filter(channel -> chosen.contains(channel.id())).toList();
    }

    /** The text for all channels. */
    ObservableList<PartModel> common() {
        return common;
    }

    /** The text of one channel, when it has its own. */
    Optional<ObservableList<PartModel>> own(UUID channel) {
        return Optional.ofNullable(own.get(channel));
    }

    /** What a channel says: its own words or those of all; null: what all say. */
    ObservableList<PartModel> parts(@Nullable UUID channel) {
        return channel == null ? common : own.getOrDefault(channel, common);
    }

    /** Gives a channel its own text, beginning with the common one. */
    void differ(UUID channel) {
        own.computeIfAbsent(channel, _ -> FXCollections.observableArrayList(
                common.stream().map(PartModel::copy).map(this::watched).toList()));
        reshaped();
    }

    /** Lets a channel say what all say. */
    void agree(UUID channel) {
        own.remove(channel);
        reshaped();
    }

    void leaveOut(UUID channel) {
        chosen.remove(channel);
    }

    void addPart(ObservableList<PartModel> to) {
        to.add(watched(new PartModel("", 0)));
        reshaped();
    }

    void removePart(ObservableList<PartModel> from, PartModel part) {
        if (from.size() > 1) {
            from.remove(part);
            reshaped();
        }
    }

    void movePart(ObservableList<PartModel> in, PartModel part, int by) {
        var at = in.indexOf(part);
        if (at >= 0 && at + by >= 0 && at + by < in.size()) {
            in.remove(at);
            in.add(at + by, part);
            in.getFirst().delayProperty().set(0);
            reshaped();
        }
    }

    /** Moves what does not fit to a further part. */
    void split(ObservableList<PartModel> in, int part, int cut) {
        var text = in.get(part).textProperty().get();
        var rest = watched(new PartModel(text.substring(cut).strip(), 0));
        in.get(part).textProperty().set(text.substring(0, cut).stripTrailing());
        in.add(part + 1, rest);
        reshaped();
    }

    /** Moves media to a further part. */
    void splitMedia(ObservableList<PartModel> in, int part, List<PartModel.Attached> away) {
        var fresh = watched(new PartModel("", 0));
        fresh.media().setAll(away);
        in.get(part).media().removeAll(away);
        in.add(part + 1, fresh);
        reshaped();
    }

    /** What a channel's network is told besides the words. */
    Map<String, String> settings(UUID channel) {
        return settings.getOrDefault(channel, Map.of());
    }

    /** Empty: as the network does by itself. */
    void setting(UUID channel, String key, String value) {
        var kept = settings.computeIfAbsent(channel, _ -> new LinkedHashMap<>());
        if (value.isBlank()) {
            kept.remove(key);
        } else {
            kept.put(key, value);
        }
        changed.run();
    }

    void fill(List<PartText> parts, List<NewDelivery> deliveries) {
        common.setAll(parts.stream().map(PartModel::of).map(this::watched).toList());
        if (common.isEmpty()) {
            common.add(watched(new PartModel("", 0)));
        }
        own.clear();
        settings.clear();
        deliveries.forEach(delivery -> {
            var words = delivery.parts();
            if (words != null) {
                own.put(delivery.channelId(), FXCollections.observableArrayList(
                        words.stream().map(PartModel::of).map(this::watched).toList()));
            }
            settings.put(delivery.channelId(), new LinkedHashMap<>(delivery.settings()));
        });
        chosen.clear();
        deliveries.forEach(delivery -> chosen.add(delivery.channelId()));
        reshaped();
    }

    List<PartText> written() {
        return written(common);
    }

    private static List<PartText> written(List<PartModel> parts) {
        return parts.stream().map(PartModel::written).toList();
    }

    List<NewDelivery> deliveries() {
        var deliveries = new ArrayList<NewDelivery>();
        for (var channel : chosen) {
            var parts = own.get(channel);
            deliveries.add(new NewDelivery(channel, parts == null ? null : written(parts), settings(channel)));
        }
        return deliveries;
    }

    /** Every part of every variant that goes somewhere. */
    List<PartModel> allParts() {
        var all = new ArrayList<>(common);
        chosen.forEach(channel -> own(channel).ifPresent(all::addAll));
        return all;
    }
}
