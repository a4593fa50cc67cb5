package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Expose.To;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Leased addresses: named well, declared, used, and no port of one given away twice. */
final class EndpointRules implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z]+[-_0-9a-z]+");

    @Override
    public void check(Sdl sdl, Report report) {
        var use = new Use(sdl, report);
        sdl.services().values().forEach(use::service);
        for (var endpoint : sdl.endpoints().values()) {
            if (!NAME.matcher(endpoint.name()).matches()) {
                report.error("sdl-endpoint-name", Tools.ALL, Spot.key(endpoint.path()),
                        new Words("%s cannot be the name of an address".formatted(Quoted.of(endpoint.name())),
                                "At least two small letters, digits, dashes or underscores, a letter first",
                                "Rename it here and where it is used"));
            }
            if (!use.names.contains(endpoint.name())) {
                report.error("sdl-endpoint-unused", Tools.ALL, Spot.key(endpoint.path()),
                        new Words("The address %s is never used".formatted(Quoted.of(endpoint.name())),
                                "An address that no port uses is not leased", "Use it at a port, or remove it"));
            }
        }
    }

    /** Who uses which address and port. */
    private static final class Use {
        private final Sdl sdl;
        private final Report report;
        private final Set<String> names = new HashSet<>();
        private final Map<String, String> typeScriptPorts = new HashMap<>();
        private final Map<String, String> goPorts = new HashMap<>();

        Use(Sdl sdl, Report report) {
            this.sdl = sdl;
            this.report = report;
        }

        void service(Service service) {
            for (var expose : service.expose()) {
                for (var to : expose.to()) {
                    if (!to.endpoint().isEmpty()) {
                        names.add(to.endpoint());
                        declared(service, to);
                        free(service, expose, to);
                    }
                }
            }
        }

        private void declared(Service service, To to) {
            if (!sdl.endpoints().containsKey(to.endpoint())) {
                report.error("sdl-endpoint-unknown", Tools.ALL, Spot.value(to.path().child("ip")), new Words(
                        "There is no address %s".formatted(Quoted.of(to.endpoint())),
                        "Service %s wants it, but the section endpoints does not declare it"
                                .formatted(Quoted.of(service.name())),
                        "Declare it under endpoints with kind: ip"));
            }
        }

        private void free(Service service, Expose expose, To to) {
            var outer = "%s %d %s".formatted(to.endpoint(), expose.externalPort(), expose.protocol());
            var written = "%s %d %s".formatted(to.endpoint(), expose.asNumber(),
                    expose.proto().map(Scalar::value).orElse(""));
            var typeScript = typeScriptPorts.putIfAbsent(outer, service.name());
            var go = goPorts.putIfAbsent(written, service.name());
            if (typeScript != null || go != null) {
                taken(to, Tools.of(typeScript != null, go != null), "Service %s already has it; the Go tools compare"
                        .formatted(Quoted.of(typeScript != null ? typeScript : service.name()))
                        + " only what is written under as, so two ports without it count as one");
            } else if (placements(service) > 1) {
                taken(to, Tools.GO, "The service runs in several placements and asks for the port in each");
            }
        }

        private long placements(Service service) {
            return sdl.deployed().stream().map(Deployed::service).filter(service.name()::equals).limit(2).count();
        }

        private void taken(To to, Set<RuleSet> refusedBy, String cause) {
            report.error("sdl-ip-port-taken", refusedBy, Spot.value(to.path().child("ip")), new Words(
                    "The port of the address %s is already taken".formatted(Quoted.of(to.endpoint())), cause,
                    "Give each port another number under as, or another address"));
        }
    }
}
