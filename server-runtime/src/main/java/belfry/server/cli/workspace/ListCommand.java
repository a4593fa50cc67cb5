package belfry.server.cli.workspace;

import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code belfry user list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the people of the workspace.")
final class ListCommand extends ServerCommand {

    @Override
    protected int run(LocalApi api) {
        var people = People.of(api).all();
        if (json()) {
            Printed.json(out(), people);
            return ExitCode.FINE;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("E-MAIL", "NAME", "ROLE", "SINCE"));
        people.forEach(one -> rows
                .add(List.of(one.email(), one.name(), one.role().name(), one.addedAt().toString())));
        Printed.table(out(), rows);
        return ExitCode.FINE;
    }
}
