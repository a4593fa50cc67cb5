package belfry.core.akash.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The official TypeScript library, asked through node about many files at once. */
public final class OfficialLibrary {
    private static final Path SCRIPT = Path.of("src/test/resources/akash-oracle/oracle.mjs").toAbsolutePath();

    private final Path installedIn;

    /** @param installedIn a folder in which {@code npm install @akashnetwork/chain-sdk@1.0.0-alpha.25} was run */
    public OfficialLibrary(Path installedIn) {
        this.installedIn = installedIn;
    }

    /** @param hash the version hash in hexadecimal, when the library takes the file */
    public record Verdict(Optional<String> hash, String manifest, String reasons) {
        public boolean accepted() {
            return hash.isPresent();
        }
    }

    public Map<Path, Verdict> ask(List<Path> files) throws IOException, InterruptedException {
        var questions = Files.createTempFile("sdl-files", ".txt");
        var answers = Files.createTempFile("sdl-answers", ".jsonl");
        Files.write(questions, files.stream().map(Path::toString).toList());
        var node = new ProcessBuilder("node", SCRIPT.toString()).directory(installedIn.toFile())
                .redirectInput(questions.toFile()).redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (!node.waitFor(5, TimeUnit.MINUTES)) {
            node.destroyForcibly();
        }
        var verdicts = new LinkedHashMap<Path, Verdict>();
        var json = new ObjectMapper();
        for (var line : Files.readAllLines(answers, StandardCharsets.UTF_8)) {
            var answer = json.readTree(line);
            verdicts.put(Path.of(answer.get("file").asText()), verdict(answer));
        }
        return verdicts;
    }

    private static Verdict verdict(JsonNode answer) {
        var reasons = answer.path("reasons").valueStream().map(JsonNode::asText).collect(Collectors.joining("; "));
        return new Verdict(Optional.ofNullable(answer.path("hash").textValue()), answer.path("manifest").asText(),
                reasons + answer.path("thrown").asText());
    }
}
