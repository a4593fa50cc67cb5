package belfry.server.cli.post;

import belfry.core.wire.PostView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code belfry posts show}: one post with all its deliveries. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one post.")
final class ShowCommand extends ServerCommand {
    @Parameters(paramLabel = "POST", description = "Id of the post.")
    private UUID post;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    ShowCommand() {}

    @Override
    protected int run(LocalApi api) {
        var view = api.get("/api/v1/posts/" + post, PostView.class);
        if (json()) {
            Printed.json(out(), view);
            return ExitCode.FINE;
        }
        say("%s  %s  %s", view.id(), view.state(), view.dueAt() == null ? "no time" : "due " + view.dueAt());
        view.deliveries().forEach(delivery -> {
            say("%n%s (%s): %s%s", delivery.channelName(), delivery.network(), delivery.state(),
                    delivery.url() == null ? "" : "  " + delivery.url());
            delivery.parts().forEach(part -> say("  %s", part.text().replace("\n", "\n  ")));
        });
        return ExitCode.FINE;
    }
}
