package belfry.server.cli.akash;

import belfry.core.akash.lint.Advice;
import belfry.core.akash.lint.QuickFix;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A finding as {@code --json} prints it; {@code fix} is the title of its quick fix. */
record FindingLine(String code, String severity, String path, int line, int column, int length, String message,
        String cause, String remedy, List<String> refusedBy, String dispute, @Nullable String fix) {
    static FindingLine of(Advice advice) {
        var finding = advice.finding();
        return new FindingLine(finding.code(), finding.severity().name().toLowerCase(Locale.ROOT),
                finding.path().toString(), finding.position().line(), finding.position().column(), finding.length(),
                finding.message(), finding.cause(), finding.remedy(),
                finding.refusedBy().stream().map(tool -> tool.name().toLowerCase(Locale.ROOT)).sorted().toList(),
                finding.dispute(), advice.fix().map(QuickFix::title).orElse(null));
    }
}
