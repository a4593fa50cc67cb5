package belfry.core.akash.check;

import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.List;

/** A deployment file and everything the official rules say against it. */
public record Checked(Sdl sdl, List<Finding> findings) {
    private static final List<Rule> RULES = List.of(new StructureRules(), new VersionRules(), new ServiceRules(),
            new CredentialRules(), new ExposeRules(), new HostnameRules(), new HttpRules(), new EndpointRules(),
            new ComputeRules(), new VolumeRules(), new MountRules(), new GpuRules(), new PriceRules(),
            new DeploymentRules(), new GroupRules(), new ConfidentialRules(), new ReclamationRules());

    public Checked {
        findings = List.copyOf(findings);
    }

    public static Checked of(SdlSource source) {
        var sdl = Sdl.of(source);
        var findings = new ArrayList<>(source.findings());
        if (source.root().isPresent()) {
            var report = new Report(source);
            RULES.forEach(rule -> rule.check(sdl, report));
            findings.addAll(report.findings());
            findings.sort(Finding.IN_ORDER);
        }
        return new Checked(sdl, findings);
    }

    /** Whether nothing says that the file will be refused or cannot work. */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether the tool takes the file. */
    public boolean acceptedBy(RuleSet tool) {
        return sdl.source().root().isPresent()
                && findings.stream().noneMatch(finding -> finding.refusedBy().contains(tool));
    }
}
