package belfry.core.akash.template;

import java.util.List;

/** A port of a service and who may reach it. */
public sealed interface Port {
    int number();

    /** The web address of the deployment: port 80 of the provider's ingress, under the given host name. */
    record Web(int number, String host) implements Port {}

    /** For other services of the deployment only; without it they could not even find the service's name. */
    record Internal(int number, List<String> services) implements Port {
        public Internal {
            services = List.copyOf(services);
        }
    }
}
