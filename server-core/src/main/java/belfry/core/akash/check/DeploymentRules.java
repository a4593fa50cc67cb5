package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Placement;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlPath;
import java.util.HashSet;

/** What the section deployment names must exist, and what exists must be named. */
final class DeploymentRules implements Rule {
    static final int USUAL_MOST = 50;

    @Override
    public void check(Sdl sdl, Report report) {
        var named = new HashSet<String>();
        for (var deployed : sdl.deployed()) {
            if (named.add(deployed.service()) && sdl.service(deployed.service()).isEmpty()) {
                report.error("sdl-service-unknown", Tools.BOTH_PARSERS, Spot.key(deployed.path().parent()), new Words(
                        "There is no service %s".formatted(Quoted.of(deployed.service())),
                        "The section deployment places it, but the section services does not have it",
                        "Add the service, or remove the entry"));
            }
            placed(sdl, deployed, report);
        }
        for (var service : sdl.services().values()) {
            if (sdl.source().find(SdlPath.of("deployment", service.name())).isEmpty()) {
                report.error("sdl-service-not-deployed", Tools.TYPESCRIPT, Spot.key(service.path()),
                        new Words("Service %s is placed nowhere".formatted(Quoted.of(service.name())),
                                "The section deployment does not have it", "Add it under deployment, or remove it"));
            }
        }
    }

    private static void placed(Sdl sdl, Deployed deployed, Report report) {
        var placement = sdl.placement(deployed.placement());
        if (placement.isEmpty()) {
            report.error("sdl-placement-unknown", Tools.BOTH_PARSERS, Spot.key(deployed.path()),
                    new Words("There is no placement %s".formatted(Quoted.of(deployed.placement())),
                            "The section profiles: placement does not have it",
                            "Name a placement of this file, or add it"));
        }
        if (deployed.profile().isPresent()) {
            profile(sdl, deployed, report);
            placement.ifPresent(place -> price(place, deployed, report));
        }
        if (deployed.replicas() > USUAL_MOST) {
            report.warning("sdl-count-high", Spot.value(deployed.path().child("count")), new Words(
                    "More than %d replicas".formatted(USUAL_MOST),
                    "The chain names %d as the most in its limits, though at present no tool enforces it"
                            .formatted(USUAL_MOST),
                    "Check the count; fewer and larger replicas find a provider sooner"));
        }
    }

    private static void profile(Sdl sdl, Deployed deployed, Report report) {
        if (sdl.compute(deployed.profileName()).isEmpty()) {
            report.error("sdl-compute-unknown", Tools.BOTH_PARSERS, Spot.value(deployed.path().child("profile")),
                    new Words("There is no compute profile %s".formatted(Quoted.of(deployed.profileName())),
                            "The section profiles: compute does not have it",
                            "Name a compute profile of this file, or add it"));
        }
    }

    private static void price(Placement placement, Deployed deployed, Report report) {
        SdlPath path = placement.path().child("pricing").child(deployed.profileName());
        if (placement.price(deployed.profileName()).isEmpty()) {
            report.error("sdl-pricing-missing", Tools.BOTH_PARSERS, Spot.value(path),
                    new Words("Placement %s has no price for %s".formatted(Quoted.of(placement.name()),
                            Quoted.of(deployed.profileName())),
                            "Service %s runs there by that profile".formatted(Quoted.of(deployed.service())),
                            "Add the price under pricing"));
        }
    }
}
