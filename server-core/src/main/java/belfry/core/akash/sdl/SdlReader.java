package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads text or bytes into a {@link SdlSource}; whatever is wrong becomes a finding with its place. */
final class SdlReader {
    static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS + 1).build();
    private static final int MOST_TABS = 20;
    private static final String SEPARATORS = "\u0085\u2028\u2029";
    private static final String MARK = "\uFEFF";

    private SdlReader() {}

    static SdlSource read(byte[] bytes) {
        if (bytes.length > MOST_CHARACTERS) {
            return tooLarge();
        }
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length);
        boolean broken = decoder.decode(input, output, true).isError();
        if (!broken) {
            return read(output.flip().toString());
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var places = new TextPlaces(text, 0);
        var detail = "0x%02X".formatted(bytes[input.position()] & 0xFF);
        var finding = YamlFault.NOT_UTF8.at(SdlPath.ROOT, places.position(output.position()), 1, detail);
        return new SdlSource(text, Optional.empty(), List.of(finding), places);
    }

    private static SdlSource tooLarge() {
        var finding = YamlFault.TOO_LARGE.at(SdlPath.ROOT, Position.START, 0, MOST_CHARACTERS / 1024 / 1024 + " MiB");
        return new SdlSource("", Optional.empty(), List.of(finding), new TextPlaces("", 0));
    }

    static SdlSource read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return tooLarge();
        }
        int shift = text.startsWith(MARK) ? 1 : 0;
        var places = new TextPlaces(text, shift);
        var findings = new ArrayList<Finding>();
        form(text, shift, places, findings);
        var root = root(text, shift, places, findings);
        findings.sort(Finding.IN_ORDER);
        return new SdlSource(text, root, findings, places);
    }

    private static void form(String text, int shift, TextPlaces places, List<Finding> findings) {
        if (shift > 0) {
            findings.add(YamlFault.BYTE_ORDER_MARK.at(SdlPath.ROOT, Position.START, 1, ""));
        }
        int windows = text.indexOf("\r\n");
        if (windows >= 0) {
            findings.add(YamlFault.WINDOWS_LINE_ENDS.at(SdlPath.ROOT, places.position(windows), 0, ""));
        }
        for (char separator : SEPARATORS.toCharArray()) {
            int at = text.indexOf(separator);
            if (at >= 0) {
                findings.add(YamlFault.LINE_SEPARATOR.at(SdlPath.ROOT, places.position(at), 1,
                        "U+%04X".formatted((int) separator)));
            }
        }
    }

    /** A tab between or after words is read as a space: YAML allows it, our reader does not everywhere. */
    private static Optional<Mapping> root(String text, int shift, TextPlaces places, List<Finding> findings) {
        var readable = new StringBuilder(text);
        var tabs = new ArrayList<Finding>();
        while (true) {
            var found = new ArrayList<Finding>();
            Optional<Mapping> root = Optional.empty();
            try {
                root = document(readable.toString(), shift, places, found);
            } catch (YamlTree.Refused refused) {
                found.add(refused.finding());
            } catch (YamlEngineException fault) {
                var finding = new SyntaxFaults(text, places).finding(fault);
                if (tabs.size() < MOST_TABS && blanked(readable, finding)) {
                    tabs.add(YamlFault.TAB_WITHIN.at(SdlPath.ROOT, finding.position(), 1, ""));
                    continue;
                }
                found.add(finding);
            }
            findings.addAll(found);
            findings.addAll(tabs);
            return root;
        }
    }

    private static boolean blanked(StringBuilder text, Finding finding) {
        int at = finding.position().offset();
        boolean within = finding.code().equals("yaml-tab") && !new Lines(text.toString()).firstInLine(at);
        for (int tab = at; within && tab < text.length() && text.charAt(tab) == '\t'; tab++) {
            text.setCharAt(tab, ' ');
        }
        return within;
    }

    private static Optional<Mapping> document(String text, int shift, TextPlaces places, List<Finding> findings) {
        var events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.substring(shift)));
        var marks = new YamlMarks(text, places);
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new YamlTree.Refused(YamlFault.EMPTY.at(SdlPath.ROOT, Position.START, 0, ""));
        }
        var node = new YamlTree(events, marks, findings).document();
        events.next();
        var after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            findings.add(marks.finding(YamlFault.SECOND_DOCUMENT, after, SdlPath.ROOT, ""));
        }
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        throw new YamlTree.Refused(noMapping(node, places));
    }

    private static Finding noMapping(SdlNode node, TextPlaces places) {
        var position = places.position(node.start());
        if (node instanceof Scalar scalar) {
            return scalar.isNull()
                    ? YamlFault.EMPTY.at(SdlPath.ROOT, position, 0, "")
                    : YamlFault.NOT_A_MAPPING.at(SdlPath.ROOT, position, scalar.end() - scalar.start(),
                            "a single text");
        }
        return YamlFault.NOT_A_MAPPING.at(SdlPath.ROOT, position, 1, "a list");
    }
}
