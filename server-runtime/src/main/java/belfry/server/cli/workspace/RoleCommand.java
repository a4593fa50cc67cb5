package belfry.server.cli.workspace;

import belfry.core.wire.MemberView;
import belfry.core.wire.NewMember;
import belfry.core.workspace.Role;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code belfry user role}. */
@Command(name = "role", mixinStandardHelpOptions = true, description = "Give a person another role.")
final class RoleCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "EMAIL", description = "Whose role.")
    private String email;

    @Parameters(index = "1", paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
    private Role role;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    RoleCommand() {}

    @Override
    protected int run(LocalApi api) {
        var person = People.of(api).named(email);
        var changed = api.post("/api/v1/members", new NewMember(person.email(), person.name(), role, null),
                MemberView.class);
        if (json()) {
            Printed.json(out(), changed);
        } else {
            say("%s is %s now.", changed.email(), changed.role());
        }
        return ExitCode.FINE;
    }
}
