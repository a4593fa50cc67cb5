package belfry.core.wire;

import java.util.List;

/** What the probes found. */
public record DoctorReport(LampState state, List<ProbeResult> probes) {
    public DoctorReport {
        probes = List.copyOf(probes);
    }
}
