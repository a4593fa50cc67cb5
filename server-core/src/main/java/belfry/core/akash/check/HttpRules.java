package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Expose.HttpOptions;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.List;
import java.util.Set;

/** When an ingress tries another replica. (The limits of the other options are part of the format.) */
final class HttpRules implements Rule {
    private static final Set<String> CASES = Set.of("error", "timeout", "403", "404", "429", "500", "502", "503",
            "504", "off");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var service : sdl.services().values()) {
            for (var expose : service.expose()) {
                expose.http().ifPresent(options -> options.nextCases()
                        .ifPresent(cases -> cases(options, cases, report)));
            }
        }
    }

    private static void cases(HttpOptions options, List<Scalar> cases, Report report) {
        var path = options.path().child("next_cases");
        for (int index = 0; index < cases.size(); index++) {
            var given = cases.get(index).value();
            if (!CASES.contains(given)) {
                report.error("sdl-next-case", Tools.ALL, Spot.value(path.child(index)),
                        new Words("%s is no case for another try".formatted(Quoted.of(given)),
                                "The cases are error, timeout, 403, 404, 429, 500, 502, 503, 504 and off",
                                "Write one of these, in quotes"));
            }
        }
        boolean off = cases.stream().anyMatch(given -> given.value().equals("off"));
        if (off && cases.size() > 1) {
            report.error("sdl-next-cases-off", Tools.ALL, Spot.key(path), new Words(
                    "\"off\" stands beside other cases", "It means that there is no other try at all",
                    "Keep \"off\" alone, or remove it"));
        }
    }
}
