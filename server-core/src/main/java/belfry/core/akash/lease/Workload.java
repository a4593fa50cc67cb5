package belfry.core.akash.lease;

import java.util.List;

/** What runs at the provider, as far as it can be asked. */
public sealed interface Workload {
    /** Its services answer for themselves. */
    record Running(List<ServiceReplicas> services) implements Workload {
        public Running {
            services = List.copyOf(services);
        }
    }

    /** The provider has nothing of this lease. */
    record Gone(String seen) implements Workload {}

    /** Nobody could be asked. */
    record Unknown(String why) implements Workload {}
}
