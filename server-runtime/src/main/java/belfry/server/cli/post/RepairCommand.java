package belfry.server.cli.post;

import belfry.core.calendar.SpokenTime;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.core.wire.StuckGroup;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import belfry.server.cli.channel.ChannelChoice;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code belfry posts repair}: shows what is stuck, or mends it. */
@Command(name = "repair", mixinStandardHelpOptions = true, description = "Without an action: show what is stuck and the best repair. With one: do it.", footer = {
        "", "Exit status 1: something is stuck, or a row could not be repaired."})
final class RepairCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    private @Nullable RepairAction action;

    @Option(names = "--delivery", paramLabel = "ID", description = "The delivery; again for more.")
    private List<UUID> deliveries = new ArrayList<>();

    @Option(names = "--all", paramLabel = "CODE", description = "All that are stuck by this cause.")
    private @Nullable String cause;

    @Option(names = "--at", paramLabel = "TIME", description = "For RESCHEDULE; without it the next free slot.")
    private @Nullable String at;

    @Option(names = "--url", paramLabel = "URL", description = "For MARK_PUBLISHED: where the post is.")
    private @Nullable String url;

    @Option(names = "--dry-run", description = "Show what would be done.")
    private boolean dryRun;

    @Option(names = "--undo", paramLabel = "TOKEN", description = "Take a repair back.")
    private @Nullable String undo;

    @Override
    protected int run(LocalApi api) {
        if (undo != null) {
            return print(api.post("/api/v1/repairs/" + undo + "/undo", List.of(), RepairResult.class));
        }
        List<StuckGroup> stuck = api.get("/api/v1/stuck",
                TypeFactory.defaultInstance().constructCollectionType(List.class, StuckGroup.class));
        if (action == null) {
            return show(stuck);
        }
        var chosen = new ArrayList<>(deliveries);
        stuck.stream().filter(group -> group.code().equals(cause)).forEach(group -> chosen.addAll(group.deliveryIds()));
        if (chosen.isEmpty()) {
            throw wrong("repair-of-nothing", "Nothing is chosen to be repaired",
                    "Neither --delivery names one nor --all a cause that holds any",
                    "See what is stuck: belfry posts repair");
        }
        return print(api.post("/api/v1/repairs", new RepairRequest(action, chosen, time(api), url, dryRun),
                RepairResult.class));
    }

    private @Nullable Instant time(LocalApi api) {
        if (at == null) {
            return null;
        }
        return SpokenTime.parse(at, Instant.now(), ChannelChoice.of(api).zone())
                .orElseThrow(() -> wrong("time-not-understood", "\"%s\" is not understood as a time".formatted(at),
                        "It is no time", "Try \"tomorrow 9am\" or 2026-12-24T18:00:00Z"));
    }

    private int show(List<StuckGroup> stuck) {
        if (json()) {
            Printed.json(out(), stuck);
            return stuck.isEmpty() ? ExitCode.FINE : ExitCode.PROBLEM;
        }
        if (stuck.isEmpty()) {
            say("Nothing is stuck.");
            return ExitCode.FINE;
        }
        for (var group : stuck) {
            say("%d stuck since %s: %s", group.deliveryIds().size(), group.since(), group.cause());
            group.remedy().forEach(step -> say("  - %s", step));
            say("  belfry posts repair %s --all %s --dry-run", group.best(), group.code());
        }
        return ExitCode.PROBLEM;
    }

    private int print(RepairResult result) {
        if (json()) {
            Printed.json(out(), result);
        } else {
            result.rows().forEach(this::print);
            if (result.undoToken() != null) {
                say("Undo: belfry posts repair --undo %s", result.undoToken());
            }
        }
        return result.rows().stream().allMatch(RepairRow::done) ? ExitCode.FINE : ExitCode.PROBLEM;
    }

    private void print(RepairRow row) {
        var problem = row.problem();
        if (problem != null) {
            say("%s: not done", row.deliveryId());
            Printed.problem(err(), problem);
            return;
        }
        say("%s: %s -> %s%s: %s%s", row.deliveryId(), row.before(), row.after(),
                row.dueAfter() == null ? "" : ", due " + row.dueAfter(), String.join("; ", row.calls()),
                dryRun ? " (not done: dry run)" : "");
    }
}
