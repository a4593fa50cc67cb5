package belfry.bench;

import belfry.core.akash.check.Checked;
import belfry.core.akash.diff.SdlDiff;
import belfry.core.akash.lint.Fixer;
import belfry.core.akash.lint.Review;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.price.PriceList;
import belfry.core.akash.sdl.SdlSource;
import java.lang.management.ManagementFactory;

/** What Jazzer calls with whatever bytes lead it to code not seen before; what is thrown here is a finding. */
public final class SdlFuzz {
    /** Of the processor, so that a busy machine is no finding. */
    private static final long SLOWEST = 1_000_000_000L;
    /** So many files are read before time counts: Jazzer first rewrites each class that is loaded. */
    private static final int WARM = 1000;

    private static int runs;

    private SdlFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        long before = cpu();
        var source = SdlSource.read(bytes);
        var checked = Checked.of(source);
        var compilation = Compilation.of(checked);
        PriceList.of(checked.sdl()).totals();
        for (var finding : checked.findings()) {
            var words = finding.message() + finding.cause() + finding.remedy();
            hold(!words.contains("Exception") && !words.contains("java."), words);
            hold(finding.position().offset() <= source.text().length(), "a place outside of the file");
        }
        hold(!checked.valid() || compilation.typeScript().isPresent() && compilation.go().isPresent(),
                "a valid file is not compiled");
        hold(SdlDiff.of(checked.sdl(), checked.sdl()).changes().isEmpty(), "a file differs from itself");
        mend(source, checked);
        hold(runs++ < WARM || cpu() - before < SLOWEST, "too slow");
    }

    /** Fixes lead to a file that can still be read, with no error that was not there before. */
    private static void mend(SdlSource source, Checked before) {
        var fixed = new Fixer(Review::of).all(source);
        var after = Checked.of(fixed.source());
        for (var finding : after.findings()) {
            hold(before.findings().stream().anyMatch(known -> known.code().equals(finding.code())),
                    "mending brought " + finding);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void hold(boolean promise, String otherwise) {
        if (!promise) {
            throw new IllegalStateException(otherwise);
        }
    }
}
