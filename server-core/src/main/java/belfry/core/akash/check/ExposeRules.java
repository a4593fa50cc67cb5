package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Expose.To;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.Set;

/** Ports: their protocol and who they say may reach them. */
final class ExposeRules implements Rule {
    private static final Set<String> SCHEMA_PROTOCOLS = Set.of("TCP", "UDP", "tcp", "udp");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var service : sdl.services().values()) {
            for (var expose : service.expose()) {
                expose.proto().ifPresent(protocol -> protocol(expose, protocol, report));
                reachable(expose, report);
                expose.to().forEach(to -> target(sdl, to, report));
            }
        }
    }

    private static void protocol(Expose expose, Scalar protocol, Report report) {
        if (!SCHEMA_PROTOCOLS.contains(protocol.value())) {
            boolean go = !Set.of("TCP", "UDP").contains(expose.protocol());
            report.error("sdl-protocol", go ? Tools.ALL : Tools.CONSOLE, Spot.value(expose.path().child("proto")),
                    new Words("%s is not a protocol here".formatted(Quoted.of(protocol.value())),
                            "A port speaks TCP or UDP; HTTP is TCP on the outer port 80", "Write TCP or UDP"));
        }
    }

    private static void reachable(Expose expose, Report report) {
        if (expose.to().isEmpty() && expose.port().isPresent()) {
            report.error("sdl-expose-without-to", Tools.NONE, Spot.key(expose.path().child("port")), new Words(
                    "Port %d says to nobody that it may be reached".formatted(expose.portNumber()),
                    "The Console's library drops such a port, so its service has no name inside the deployment; the Go"
                            + " tools keep it: two manifests, two hashes",
                    "Add to: with global: true, or with the service that calls it"));
        }
    }

    private static void target(Sdl sdl, To to, Report report) {
        if (!to.serviceName().isEmpty() && sdl.service(to.serviceName()).isEmpty()) {
            report.error("sdl-to-unknown-service", Tools.NONE, Spot.value(to.path().child("service")),
                    new Words("There is no service %s".formatted(Quoted.of(to.serviceName())),
                            "No official tool notices it, but nobody is let in by this entry",
                            "Write the name of a service of this file"));
        }
        if (!to.endpoint().isEmpty() && !to.global()) {
            report.error("sdl-ip-not-global", Tools.ALL, Spot.value(to.path().child("ip")),
                    new Words("A port on a leased address must be global",
                            "The address %s is reached from everywhere".formatted(Quoted.of(to.endpoint())),
                            "Add global: true beside ip"));
        }
    }
}
