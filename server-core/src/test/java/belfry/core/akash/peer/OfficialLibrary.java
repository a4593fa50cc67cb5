package belfry.core.akash.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
    /** The newest that the registry has; this engine follows the source of 1.0.0-alpha.38, which was not published. */
    public static final String PUBLISHED = "1.0.0-alpha.25";

    static final String PACKAGE = "@akashnetwork/chain-sdk";

    private final Path folder;
    private final Path script;

    /** @param folder a folder in which the library was installed by npm */
    public OfficialLibrary(Path folder, Path script) {
        this.folder = folder;
        this.script = script.toAbsolutePath();
    }

    /** @param hash the version hash in hexadecimal, when the library takes the file */
    public record Verdict(Optional<String> hash, String manifest, String reasons) {
        public boolean accepted() {
            return hash.isPresent();
        }
    }

    /** Which one it is. */
    public String version() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("node_modules").resolve(PACKAGE).resolve("package.json")
                .toFile()).path("version").asText();
    }

    public Map<Path, Verdict> ask(List<Path> files) throws IOException, InterruptedException {
        var questions = Files.createTempFile("sdl-files", ".txt");
        var answers = Files.createTempFile("sdl-answers", ".jsonl");
        Files.write(questions, files.stream().map(Path::toString).toList());
        var node = new ProcessBuilder("node", script.toString()).directory(folder.toFile())
                .redirectInput(questions.toFile()).redirectOutput(answers.toFile())
                .redirectError(Redirect.DISCARD).start();
        if (!node.waitFor(5, TimeUnit.MINUTES)) {
            node.destroyForcibly();
        }
        return verdicts(answers);
    }

    /** The answers of an oracle, one line of JSON for each file. */
    public static Map<Path, Verdict> verdicts(Path answers) throws IOException {
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
