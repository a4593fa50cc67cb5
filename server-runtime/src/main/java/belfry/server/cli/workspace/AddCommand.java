package belfry.server.cli.workspace;

import belfry.core.wire.MemberView;
import belfry.core.wire.NewMember;
import belfry.core.workspace.Role;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code belfry user add}: a person who can sign in once {@code belfry user password} was run. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Add a person to the workspace.", footer = {"",
        "A new person signs in after: belfry user password EMAIL"})
final class AddCommand extends ServerCommand {
    @Parameters(paramLabel = "EMAIL", description = "How the person signs in.")
    private String email;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "What others see (default: the e-mail).")
    private String name;

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "EDITOR", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Role role;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    AddCommand() {}

    @Override
    protected int run(LocalApi api) {
        var added = api.post("/api/v1/members", new NewMember(email, name, role, null), MemberView.class);
        if (json()) {
            Printed.json(out(), added);
        } else {
            say("%s is %s. Set a password with: belfry user password %s", added.email(), added.role(), added.email());
        }
        return ExitCode.FINE;
    }
}
