package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import java.util.regex.Pattern;

/** Names of services and of their environment variables, as Kubernetes wants them. */
final class ServiceRules implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var service : sdl.services().values()) {
            name(service, report);
            environment(service, report);
        }
    }

    private static void name(Service service, Report report) {
        if (!NAME.matcher(service.name()).matches()) {
            report.error("sdl-service-name", Tools.LATER, Spot.key(service.path()),
                    new Words("%s cannot be the name of a service".formatted(Quoted.of(service.name())),
                            "It becomes a name in Kubernetes: small letters, digits and dashes, a letter first",
                            "Rename the service, also under deployment and wherever another one calls it"));
        }
    }

    private static void environment(Service service, Report report) {
        var path = service.path().child("env");
        for (int index = 0; index < service.env().size(); index++) {
            var entry = service.env().get(index).value();
            int equals = entry.indexOf('=');
            var name = equals < 0 ? entry : entry.substring(0, equals);
            if (!isVariable(name)) {
                report.error("sdl-env-name", Tools.LATER, Spot.value(path.child(index)),
                        new Words("%s cannot be the name of an environment variable".formatted(Quoted.of(name)),
                                "Letters, digits, dashes, dots and underscores are allowed, and no digit first",
                                "Write NAME=value with another name"));
            }
        }
    }

    private static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches() && !name.equals(".") && !name.startsWith("..");
    }
}
