package belfry.server.config;

import belfry.core.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Reads `belfry.toml` into dotted keys that know their line. */
final class TomlFile {
    private static final Pattern TABLE = Pattern.compile("^\\s*\\[\\s*([^\\[\\]]+?)\\s*]\\s*(#.*)?$");
    private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*([A-Za-z0-9_.\"' -]+?)\\s*=.*$");

    private TomlFile() {}

    /** Empty when there is no such file. */
    static Map<String, Given> read(Path file, Mistakes mistakes) {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            var values = new LinkedHashMap<String, Given>();
            flatten("", new TomlMapper().readTree(text), lines(text), file, values);
            return values;
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (JsonProcessingException e) {
            var place = e.getLocation() == null
                    ? file.toString()
                    : "%s line %d column %d".formatted(file, e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr());
            mistakes.add(Problem.error("config-not-toml", place + ": this is not TOML", "The reader stopped there",
                    "Correct the line; the form is described at https://toml.io"));
        } catch (MalformedInputException e) {
            mistakes.add(Problem.error("config-not-utf8", file + " is not UTF-8 text", "TOML is UTF-8 by definition",
                    "Save the file as UTF-8"));
        } catch (AccessDeniedException _) {
            mistakes.add(Problem.error("config-unreadable", file + " cannot be read",
                    "The user %s may not enter its folder, or not read it".formatted(System.getProperty("user.name")),
                    "Run Belfry as the owner of the home folder", "Choose another home with --home or BELFRY_HOME"));
        } catch (IOException e) {
            mistakes.add(Problem.error("config-unreadable", file + " cannot be read", String.valueOf(e.getMessage()),
                    "Make the file readable for the user that runs Belfry",
                    "Check that %s is a folder, and choose the home with --home or BELFRY_HOME"
                            .formatted(file.getParent())));
        }
        return Map.of();
    }

    private static void flatten(String path, JsonNode node, Map<String, Integer> lines, Path file,
            Map<String, Given> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                    entry.getValue(), lines, file, into));
            return;
        }
        var line = lines.get(path);
        var text = new StringJoiner(",");
        if (node.isArray()) {
            node.forEach(element -> text.add(element.asText()));
        } else {
            text.add(node.asText());
        }
        into.put(path, new Given(text.toString(), line == null ? file.toString() : file + " line " + line));
    }

    /** The parser keeps no positions, so each key is looked up where a person would look. */
    private static Map<String, Integer> lines(String text) {
        var found = new HashMap<String, Integer>();
        var table = "";
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var header = TABLE.matcher(line);
            var assignment = ASSIGNMENT.matcher(line);
            if (header.matches()) {
                table = bare(header.group(1)) + ".";
            } else if (assignment.matches()) {
                found.putIfAbsent(table + bare(assignment.group(1)), number);
            }
        }
        return found;
    }

    private static String bare(String key) {
        return key.replaceAll("[\"' ]", "");
    }
}
