package belfry.core.network.errors;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All known refusals, and what an unknown one means by the family of its HTTP status. */
public final class Catalogue {
    private static final int LONGEST_EVIDENCE = 300;

    private final List<CatalogueEntry> entries;

    public Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    public List<CatalogueEntry> entries() {
        return entries;
    }

    public Optional<CatalogueEntry> find(Fault fault) {
        return entries.stream().filter(entry -> entry.matches(fault))
                .max(Comparator.comparingInt(CatalogueEntry::precision));
    }

    /** @param displayName of the network, for texts */
    public Verdict judge(Fault fault, String displayName) {
        var verdict = find(fault).map(entry -> verdict(entry, displayName))
                .orElseGet(() -> StatusFamily.verdict(fault, displayName));
        return new Verdict(verdict.kind(), verdict.settled(), verdict.problem().seen(evidence(fault)));
    }

    private static Verdict verdict(CatalogueEntry entry, String displayName) {
        var summary = entry.network().equals(CatalogueEntry.ANY)
                ? displayName + ": " + entry.summary()
                : entry.summary();
        return new Verdict(entry.kind(), entry.settled(), new Problem(entry.code(), Severity.ERROR, summary,
                entry.cause(), List.of(), entry.remedy(), null));
    }

    private static List<String> evidence(Fault fault) {
        var lines = new ArrayList<String>();
        fault.status().ifPresent(status -> lines.add("HTTP " + status));
        fault.fields().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(field -> lines.add(field.getKey() + ": " + shortened(field.getValue())));
        return lines;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE) + "…";
    }
}
