package belfry.core.wire;

import java.util.List;

/** What would be refused, and the counters. */
public record PreflightView(List<FindingView> findings, List<CountView> counts) {
    public PreflightView {
        findings = List.copyOf(findings);
        counts = List.copyOf(counts);
    }
}
