package belfry.desktop.process;

import belfry.core.wire.ChannelView;
import belfry.core.wire.DependencyView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lamp on the map of what stands on what.
 *
 * @param detail how fast it answers and since when: {@code 3 ms · for 2 h}
 */
record StackNode(Layer layer, String name, LampState state, String detail, Subject subject) {
    /** From what people want to what it all rests on; each layer stands on the next. */
    enum Layer {
        NETWORKS("Networks"), ORCHESTRATORS("Orchestrators"), SERVERS("Server"), SERVICES("Services");

        private final String title;

        Layer(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** What a node stands for, to be opened. */
    sealed interface Subject {
        /** The channels of a network, how its queue is served and what is wrong with it. */
        record OfNetwork(String network, List<ChannelView> channels, @Nullable QueueView queue,
                List<IncidentView> incidents) implements Subject {}

        record OfProcess(ProcessView process) implements Subject {}

        record OfDependency(DependencyView dependency) implements Subject {}

        /** Those for which there is no room on the map. */
        record OfMore() implements Subject {}
    }
}
