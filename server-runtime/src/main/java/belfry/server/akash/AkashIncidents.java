package belfry.server.akash;

import belfry.core.akash.lease.AccountReview;
import belfry.core.incident.Finding;
import belfry.core.incident.IncidentKey;
import belfry.core.incident.Sightings;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.AkashLook;
import belfry.server.incident.Incidents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what is wrong with an account into incidents, and ends them when it is over. */
final class AkashIncidents {
    /** Said once and already an alarm; the others are believed at the second sight. */
    private static final Set<String> AT_ONCE = Set.of("akash-overdrawn", "akash-funds-used-up", "akash-runway-short",
            "akash-lease-reclaimed", "akash-dropped-by-provider", "akash-deployment-closed",
            "akash-auto-top-up-fails");
    /** What can be said of an account that gives no answer. */
    private static final Set<String> SILENCE = Stream.of(Peer.codes("node"), Peer.codes("console"),
            List.of("address-refused")).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private final Incidents incidents;
    private final Map<UUID, Sightings> sightings = new ConcurrentHashMap<>();

    AkashIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    void answered(AkashRow account, AkashLook look) {
        var found = new ArrayList<Finding>();
        look.problems().forEach(problem -> add(found, account, problem, subject(account.id()), account.name()));
        for (var deployment : look.deployments()) {
            deployment.problems().forEach(problem -> add(found, account, problem,
                    subject(account.id()) + "/" + deployment.dseq(), deployment.name()));
        }
        var answered = new HashSet<>(AccountReview.codes());
        answered.addAll(SILENCE);
        round(account, found, answered);
    }

    /** What was said of its deployments before stays as it is. */
    void failed(AkashRow account, Problem problem) {
        var found = new ArrayList<Finding>();
        add(found, account, problem, subject(account.id()), account.name());
        round(account, found, SILENCE);
    }

    private void round(AkashRow account, List<Finding> found, Set<String> answered) {
        var verdict = sightings.computeIfAbsent(account.id(), _ -> new Sightings()).round(found, open(account.id()),
                answered);
        verdict.open().forEach(incidents::open);
        verdict.close().forEach(key -> incidents.close(key.code(), key.subject(), "It is so no more"));
    }

    /** Nobody watches it any more. */
    void removed(UUID account) {
        open(account).forEach(key -> incidents.close(key.code(), key.subject(), "The account is watched no more"));
        sightings.remove(account);
    }

    private Set<IncidentKey> open(UUID account) {
        return incidents.openKeys().stream().filter(key -> key.subject().startsWith(subject(account)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(List<Finding> found, AkashRow account, Problem problem, String subject, String name) {
        if (problem.severity() != Severity.INFO) {
            var finding = Finding.of(subject, problem).affecting(List.of(name)).in(account.workspace());
            found.add(AT_ONCE.contains(problem.code()) ? finding : finding.whenSeenAgain());
        }
    }

    private static String subject(UUID account) {
        return "akash/" + account;
    }
}
