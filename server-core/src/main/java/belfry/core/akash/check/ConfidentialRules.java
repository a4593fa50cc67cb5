package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.HashMap;
import java.util.Map;

/** Confidential computing: one kind for each placement, and graphics processors where they are to be part of it. */
final class ConfidentialRules implements Rule {
    @Override
    public void check(Sdl sdl, Report report) {
        var kinds = new HashMap<String, String>();
        for (var deployed : sdl.deployed()) {
            sdl.service(deployed.service()).ifPresent(service -> service.params().flatMap(Service.Params::tee)
                    .ifPresent(kind -> check(sdl, service, deployed, kind, kinds, report)));
        }
    }

    private static void check(Sdl sdl, Service service, Deployed deployed, Scalar kind, Map<String, String> kinds,
            Report report) {
        var spot = Spot.value(service.path().child("params").child("tee"));
        boolean gpu = sdl.compute(deployed.profileName()).flatMap(ComputeProfile::gpu).filter(Gpu::wanted).isPresent();
        if (kind.value().equals("cpu-gpu") && !gpu) {
            report.error("sdl-tee-needs-gpu", Tools.BOTH_PARSERS, spot,
                    new Words("The kind cpu-gpu needs a graphics processor",
                            "The compute profile %s has none".formatted(Quoted.of(deployed.profileName())),
                            "Write cpu, or add gpu to the profile"));
        }
        var other = kinds.putIfAbsent(deployed.placement(), kind.value());
        if (other != null && !other.equals(kind.value())) {
            report.error("sdl-tee-conflict", Tools.BOTH_PARSERS, spot,
                    new Words("Two kinds of confidential computing in one placement",
                            "Placement %s already has %s".formatted(Quoted.of(deployed.placement()), Quoted.of(other)),
                            "Use one kind, or another placement"));
        }
    }
}
