package belfry.server.cli.akash;

import belfry.core.akash.template.BelfryForm;
import belfry.core.akash.template.PostizForm;
import belfry.core.akash.template.SecretReferences;
import belfry.core.akash.template.TemplateSetting;
import belfry.core.problem.BelfryException;
import belfry.server.cli.ExitCode;
import belfry.server.cli.WrongUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry akash template}: writes a deployment file from a form. */
@Command(name = "template", mixinStandardHelpOptions = true, description = "Print a deployment file for Belfry or for the Postiz stack.", footer = {
        "", "Secrets are references such as $${secret.JWT_SECRET}, filled in when the file is submitted."})
final class TemplateCommand implements Callable<Integer> {
    /** The templates there are. */
    enum Name {
        belfry, postiz
    }

    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "belfry|postiz", description = "which template")
    private Name name;
    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting of the form; may be repeated")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--list", description = "print the settings with their standard values")
    private boolean list;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    TemplateCommand() {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (list) {
            form().forEach(setting -> out.println("%-20s %-42s %s".formatted(setting.key(),
                    setting.standard().isEmpty() ? "(empty)" : setting.standard(), setting.help())));
            out.flush();
            return ExitCode.FINE;
        }
        var sdl = sdl();
        out.print(sdl);
        out.flush();
        spec.commandLine().getErr().println("Secrets to give when it is submitted: "
                + String.join(", ", SecretReferences.names(sdl)));
        return ExitCode.FINE;
    }

    private List<TemplateSetting> form() {
        return switch (name) {
            case belfry -> BelfryForm.SETTINGS;
            case postiz -> PostizForm.SETTINGS;
        };
    }

    private String sdl() {
        try {
            return switch (name) {
                case belfry -> BelfryForm.from(settings).sdl();
                case postiz -> PostizForm.from(settings).sdl();
            };
        } catch (BelfryException refused) {
            throw new WrongUse(List.of(refused.problem()));
        }
    }
}
