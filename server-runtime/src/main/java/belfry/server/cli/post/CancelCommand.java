package belfry.server.cli.post;

import belfry.core.wire.PostView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code belfry posts cancel}: takes a post out of the queue. */
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Take a post out of the queue. It can be brought back in the console.")
final class CancelCommand extends ServerCommand {
    @Parameters(paramLabel = "POST", description = "Id of the post.")
    private UUID post;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    CancelCommand() {}

    @Override
    protected int run(LocalApi api) {
        var view = api.post("/api/v1/posts/" + post + "/cancel", Map.of(), PostView.class);
        if (json()) {
            Printed.json(out(), view);
        } else {
            say("%s is %s", view.id(), view.state());
        }
        return ExitCode.FINE;
    }
}
