package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Cpu;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlPath;
import java.util.LinkedHashMap;

/** The whole: something is deployed, something can be reached, and no placement asks for more than the chain allows. */
final class GroupRules implements Rule {
    private static final double TIMES = 50;

    @Override
    public void check(Sdl sdl, Report report) {
        if (sdl.deployed().isEmpty()) {
            report.error("sdl-nothing-deployed", Tools.LATER, Spot.key(SdlPath.of("deployment")),
                    new Words("Nothing is deployed", "The section deployment places no service",
                            "Place each service under deployment"));
            return;
        }
        if (sdl.deployed().stream().noneMatch(deployed -> global(sdl, deployed))) {
            report.error("sdl-no-global", Tools.LATER, Spot.key(SdlPath.of("services")),
                    new Words("Nothing can be reached from outside",
                            "The Go tools and every provider want at least one port with global: true",
                            "Add to: - global: true to the port that people or machines call"));
        }
        totals(sdl, report);
    }

    private static boolean global(Sdl sdl, Deployed deployed) {
        return sdl.service(deployed.service()).stream().flatMap(service -> service.expose().stream())
                .flatMap(expose -> expose.to().stream()).anyMatch(to -> to.global());
    }

    private static final class Total {
        private double cpu;
        private double memory;
        private double gpu;

        void add(ComputeProfile profile, double replicas) {
            cpu += replicas * profile.cpu().flatMap(Cpu::units).map(u -> Quantities.goCpu(u).orElse(0)).orElse(0L);
            memory += replicas * profile.memory().map(m -> Quantities.goBytes(m.value()).orElse(0)).orElse(0L);
            gpu += replicas * profile.gpu().flatMap(Gpu::units).map(u -> Quantities.goGpu(u).orElse(0)).orElse(0L);
        }

        boolean tooLarge() {
            return cpu > ComputeRules.MOST_CPU * TIMES || memory > ComputeRules.MOST_MEMORY * TIMES
                    || gpu > 24 * TIMES;
        }
    }

    private static void totals(Sdl sdl, Report report) {
        var totals = new LinkedHashMap<String, Total>();
        for (var deployed : sdl.deployed()) {
            sdl.compute(deployed.profileName()).ifPresent(profile -> totals
                    .computeIfAbsent(deployed.placement(), _ -> new Total()).add(profile, deployed.replicas()));
        }
        totals.forEach((placement, total) -> {
            if (total.tooLarge()) {
                report.error("sdl-group-too-large", Tools.GO,
                        Spot.key(SdlPath.of("profiles", "placement", placement)), new Words(
                                "Placement %s asks for more than one lease can give".formatted(Quoted.of(placement)),
                                "The chain allows 19200 processors, 1200 graphics processors and 100Ti of memory in all",
                                "Use fewer replicas, or several deployments"));
            }
        });
    }
}
