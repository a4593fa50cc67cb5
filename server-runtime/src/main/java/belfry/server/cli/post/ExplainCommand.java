package belfry.server.cli.post;

import belfry.core.post.DeliveryState;
import belfry.core.repair.Repairs;
import belfry.core.wire.ExplanationView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code belfry posts explain}: why a post is where it is, and what can be done. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Say why a post is not out. Exit status 1 when something has to be done.")
final class ExplainCommand extends ServerCommand {
    @Parameters(paramLabel = "POST", description = "Id of the post.")
    private UUID post;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    ExplainCommand() {}

    @Override
    protected int run(LocalApi api) {
        var view = api.get("/api/v1/posts/" + post + "/explain", ExplanationView.class);
        if (json()) {
            Printed.json(out(), view);
        } else {
            print(view);
        }
        return view.deliveries().stream().anyMatch(one -> one.problem() != null || one.state().needsAttention())
                ? ExitCode.PROBLEM
                : ExitCode.FINE;
    }

    private void print(ExplanationView view) {
        if (view.deliveries().isEmpty()) {
            say("It is a draft without a channel.");
        }
        for (var delivery : view.deliveries()) {
            say("%s: %s", delivery.channelName(), delivery.sentence());
            var problem = delivery.problem();
            if (problem != null) {
                Printed.problem(out(), problem);
            }
            if (delivery.state() != DeliveryState.QUEUED && !delivery.actions().isEmpty()) {
                say("  You can:");
                delivery.actions().forEach(action -> say("    %s: belfry posts repair %s --delivery %s",
                        Repairs.inWords(action), action, delivery.deliveryId()));
            }
        }
    }
}
