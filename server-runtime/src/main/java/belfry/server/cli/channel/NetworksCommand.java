package belfry.server.cli.channel;

import belfry.core.wire.NetworkView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code belfry channels networks}: what can be connected and what it needs. */
@Command(name = "networks", mixinStandardHelpOptions = true, description = "List the networks and what each asks for.")
final class NetworksCommand extends ServerCommand {

    @Override
    protected int run(LocalApi api) {
        List<NetworkView> networks = api.get("/api/v1/networks",
                TypeFactory.defaultInstance().constructCollectionType(List.class, NetworkView.class));
        if (json()) {
            Printed.json(out(), networks);
            return ExitCode.FINE;
        }
        for (var network : networks) {
            say("%s: %s, %d %s", network.id(), network.name(), network.textLimit(), network.unit());
            network.fields().forEach(field -> say("  --field %s=…  %s%s", field.key(), field.label(),
                    field.required() ? "" : " (optional)"));
        }
        return ExitCode.FINE;
    }
}
