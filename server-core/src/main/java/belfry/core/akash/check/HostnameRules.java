package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlPath;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Host names that ports accept: well formed, and each only once in the whole manifest. */
final class HostnameRules implements Rule {
    private static final Pattern NAME = Pattern
            .compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST = 253;

    @Override
    public void check(Sdl sdl, Report report) {
        var placements = new HashMap<String, Integer>();
        sdl.deployed().stream().map(Deployed::service).forEach(name -> placements.merge(name, 1, Integer::sum));
        var taken = new HashMap<String, SdlPath>();
        for (var service : sdl.services().values()) {
            for (var expose : service.expose()) {
                int times = Math.max(1, expose.to().size()) * placements.getOrDefault(service.name(), 0);
                hosts(expose, times, taken, report);
            }
        }
    }

    private static void hosts(Expose expose, int times, Map<String, SdlPath> taken, Report report) {
        for (int index = 0; index < expose.accept().size(); index++) {
            var host = expose.accept().get(index).value();
            var path = expose.path().child("accept").child(index);
            if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
                report.error("sdl-hostname", Tools.LATER, Spot.value(path),
                        new Words("%s is not a host name".formatted(Quoted.of(host)),
                                "Small letters, digits, dashes and dots are allowed; no scheme, no path, no port",
                                "Write it like app.example.com"));
            }
            var first = taken.putIfAbsent(host, path);
            if (first != null) {
                twice(host, path, "It is already accepted at " + first, report);
            } else if (times > 1) {
                twice(host, path, "Each entry under to, in each placement, repeats it in the manifest", report);
            }
        }
    }

    private static void twice(String host, SdlPath path, String cause, Report report) {
        report.error("sdl-hostname-twice", Tools.LATER, Spot.value(path), new Words(
                "The host name %s is there more than once".formatted(Quoted.of(host)), cause,
                "Accept it at one port with one entry under to, and give other entries a port of their own"));
    }
}
