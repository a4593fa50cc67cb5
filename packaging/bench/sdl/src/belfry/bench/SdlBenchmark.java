package belfry.bench;

import belfry.core.akash.check.Checked;
import belfry.core.akash.lint.Review;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.PostizForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a deployment file takes, warm. With {@code -Dbelfry.sdls=DIR} the file of median length in that folder is
 * read, without it the Postiz template.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SdlBenchmark {
    private String text = "";

    @Setup
    public void choose() throws IOException {
        var folder = System.getProperty("belfry.sdls", "");
        if (folder.isEmpty()) {
            text = PostizForm.from(Map.of()).sdl();
            return;
        }
        try (var files = Files.walk(Path.of(folder))) {
            List<Path> found = files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().length())).toList();
            text = Files.readString(found.get(found.size() / 2));
        }
    }

    /** Read, check by all rules, compile by both. */
    @Benchmark
    public Object validateAndCompile() {
        return Compilation.of(Checked.of(SdlSource.read(text)));
    }

    /** Read, check, and all our advice with its fixes. */
    @Benchmark
    public Object review() {
        return Review.of(SdlSource.read(text));
    }
}
