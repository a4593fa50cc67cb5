package belfry.server.cli.workspace;

import belfry.core.wire.MemberView;
import belfry.core.wire.NewPassword;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code belfry user password}: makes a password and shows it once, or takes one from standard input. */
@Command(name = "password", mixinStandardHelpOptions = true, description = "Set a person's password and end their sessions.", footer = {
        "", "Without --stdin a password is made and shown this once."})
final class PasswordCommand extends ServerCommand {
    @Parameters(paramLabel = "EMAIL", description = "Whose password.")
    private String email;

    @Option(names = "--stdin", description = "Read the password from standard input.")
    private boolean stdin;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    PasswordCommand() {}

    @Override
    protected int run(LocalApi api) {
        var person = People.of(api).named(email);
        var password = People.password(stdin);
        api.post("/api/v1/members/" + person.accountId() + "/password", new NewPassword(password), MemberView.class);
        if (json()) {
            Printed.json(out(), stdin
                    ? Map.of("email", person.email())
                    : Map.of("email", person.email(), "password", password));
        } else {
            say(stdin ? "The password of %s is set." : "The password of %s is: %s", person.email(), password);
        }
        return ExitCode.FINE;
    }
}
