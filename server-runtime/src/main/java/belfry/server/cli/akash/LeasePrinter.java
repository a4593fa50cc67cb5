package belfry.server.cli.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.akash.lease.Provider;
import belfry.core.problem.Spans;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashLook;
import belfry.server.cli.Printed;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deployments as a table, and below it what is wrong. */
final class LeasePrinter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final Clock clock;

    LeasePrinter(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void account(AkashAccountView account) {
        var owner = account.owner();
        out.println("%s  %s".formatted(account.name(), owner == null ? "" : owner).stripTrailing());
        var problem = account.problem();
        var answered = account.answeredAt();
        if (problem != null) {
            Printed.problem(out, problem);
            out.println(answered == null
                    ? "  It has not answered yet."
                    : "  What follows is from %s.".formatted(moment(answered)));
        }
        var look = account.look();
        if (look != null) {
            look(look);
        }
        out.println();
        out.flush();
    }

    void look(AkashLook look) {
        if (look.deployments().isEmpty()) {
            out.println("No deployment runs, and none was closed in the last seven days.");
        } else {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("DSEQ", "NAME", "STATE", "PROVIDER", "A MONTH", "RUNWAY", "REPLICAS"));
            look.deployments().forEach(deployment -> rows.add(row(deployment)));
            Printed.table(out, rows);
        }
        out.println("Block %,d of %s; a block takes %s s%s.".formatted(look.height(), moment(look.blockTime()),
                look.blockSeconds().toPlainString(), look.measured() ? "" : " (not measured)"));
        LeasesCommand.problems(look).forEach(problem -> {
            out.println();
            Printed.problem(out, problem);
        });
        out.flush();
    }

    private List<String> row(AkashDeploymentView deployment) {
        var month = deployment.perMonth();
        return List.of(deployment.dseq(), deployment.name(), deployment.state(), provider(deployment),
                month == null ? "-" : month.display(), runway(deployment), replicas(deployment));
    }

    private static String provider(AkashDeploymentView deployment) {
        return deployment.leases().stream().map(LeasePrinter::provider).collect(Collectors.joining(", "));
    }

    private static String provider(AkashLeaseView lease) {
        var provider = lease.provider();
        var name = provider.hostUri().isEmpty()
                ? OwnerAddress.shortened(provider.address())
                : provider.hostUri().replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
        return provider.reach() == Provider.Reach.UNREACHED ? name + " (no answer)" : name;
    }

    private String runway(AkashDeploymentView deployment) {
        var runway = deployment.runway();
        return switch (runway.kind()) {
            case LEFT -> "%s, until %s (%,d blocks)".formatted(span(Objects.requireNonNull(runway.emptyAt())),
                    moment(Objects.requireNonNull(runway.emptyAt())), Objects.requireNonNull(runway.blocks()));
            case ENDLESS -> "nothing billed";
            case USED_UP -> "0, stops at next settlement";
            case OVERDRAWN -> "overdrawn by " + owed(runway.amount());
            case ENDED -> "-";
            case UNKNOWN -> runway.why();
        };
    }

    private static String owed(@Nullable Amount amount) {
        return amount == null ? "" : amount.display();
    }

    private String span(Instant until) {
        return Spans.words(Duration.between(clock.instant(), until));
    }

    private static String replicas(AkashDeploymentView deployment) {
        var services = deployment.leases().stream().flatMap(lease -> lease.services().stream())
                .map(service -> "%s %d/%d".formatted(service.name(), service.available(), service.total())).toList();
        return services.isEmpty() ? "-" : String.join(", ", services);
    }

    private String moment(Instant at) {
        return MOMENT.format(ZonedDateTime.ofInstant(at, clock.getZone()));
    }
}
