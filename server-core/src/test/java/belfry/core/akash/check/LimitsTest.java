package belfry.core.akash.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.sdl.SdlSource;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files far larger than any deployment. Time is that of the processor, so that a busy machine does not fail them. */
class LimitsTest {
    private static final int MANY = 10_000;
    /** Half a second on a quiet machine; the rest is room for two slow cores that others use as well. */
    private static final long LIMIT = 3_000_000_000L;

    @Test
    void tenThousandServicesAreReadJudgedAndCompiledWithoutLongThought() {
        var text = services(MANY, "small", "image: nginx:1.27.3\n    expose:\n      - port: 80\n        to:\n"
                + "          - global: true\n");
        Checked.of(SdlSource.read(services(50, "small", "image: x\n")));
        long before = cpu();

        var checked = Checked.of(SdlSource.read(text.getBytes(StandardCharsets.UTF_8)));
        long judged = cpu();
        var compilation = Compilation.of(checked);

        assertTrue(checked.valid(), () -> checked.findings().toString());
        assertEquals(MANY, compilation.go().orElseThrow().services().getFirst().services().size());
        assertTrue(judged - before < LIMIT, () -> "judged in " + (judged - before) / 1_000_000 + " ms");
        assertTrue(cpu() - judged < LIMIT, "compiled in time");
    }

    @Test
    void tenThousandFaultsAreCutToAThousandFindings() {
        var checked = Checked.of(SdlSource.read(services(MANY, "absent", "imag: x\n")));

        assertEquals(Report.MOST + 1, checked.findings().size());
        assertTrue(checked.findings().stream().anyMatch(finding -> finding.code().equals("sdl-more-findings")));
    }

    private static String services(int count, String profile, String body) {
        var services = IntStream.range(0, count).mapToObj(i -> "  s%05d:\n    %s".formatted(i, body))
                .collect(Collectors.joining());
        var deployment = IntStream.range(0, count)
                .mapToObj(i -> "  s%05d:\n    any:\n      profile: %s\n      count: 1\n".formatted(i, profile))
                .collect(Collectors.joining());
        return """
                version: "2.1"
                services:
                %sprofiles:
                  compute:
                    small:
                      resources:
                        cpu: { units: 100m }
                        memory: { size: 128Mi }
                        storage: { size: 1Gi }
                  placement:
                    any:
                      pricing:
                        small: { denom: uact, amount: 1 }
                deployment:
                %s""".formatted(services, deployment);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
