package belfry.server.http;

import belfry.core.problem.Problem;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body strictly: bounded, in UTF-8, whole, and of the shape that the route wants. */
final class JsonBody {
    static final int CAP = 1024 * 1024;
    /** The JSON pointer to all of a document (RFC 6901). */
    private static final String WHOLE = "";
    /** So much of an oversized body is read and thrown away, so that the sender gets to hear the answer. */
    private static final long DRAIN = 64L * 1024 * 1024;

    /** Versions of Belfry may guess what another one means; what a script sends is taken as it stands or refused. */
    private static final ObjectMapper STRICT = Wire.json().copy()
            .registerModule(new SimpleModule().addDeserializer(Instant.class, new Moments()))
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private static final Map<Class<?>, String> PHRASES = Map.of(Instant.class, Moments.WANTED, UUID.class, "an id",
            LocalTime.class, "a time of day like 09:30", String.class, "a text", int.class, "a whole number",
            Integer.class, "a whole number", boolean.class, "true or false", Boolean.class, "true or false");

    private JsonBody() {}

    static <T> T read(Context context, Class<T> type) throws IOException {
        var tree = tree(text(bytes(context)));
        CleanText.check(tree, "");
        RequiredFields.check(tree, type, "");
        try {
            return STRICT.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw shape(e);
        }
    }

    private static byte[] bytes(Context context) {
        if (context.req().getContentLengthLong() > CAP) {
            throw tooLarge(context, CAP);
        }
        var bytes = received(context);
        if (bytes.length > CAP) {
            throw tooLarge(context, CAP);
        }
        return bytes;
    }

    private static byte[] received(Context context) {
        try {
            return context.req().getInputStream().readNBytes(CAP + 1);
        } catch (IOException e) {
            // The sender hung up, fell silent, or does not count as it announced: no mistake of ours.
            throw new Refused(400, Problem.error("body-cut-off", "The request broke off",
                    "Its body ended before the end that its headers announce", "Send it again").at(WHOLE));
        }
    }

    static Refused tooLarge(Context context, long cap) {
        try {
            drain(context.req().getInputStream());
        } catch (IOException | IllegalStateException e) {
            // The sender hung up or the form was taken already: nobody is left to be polite to.
            context.header("Connection", "close");
        }
        return new Refused(413, Problem.error("body-too-large", "The request is too large",
                "More than %d KB came; this is the most that is taken here".formatted(cap / 1024),
                "Send less at once", "Upload pictures and films as media, and name them by their ids").at(WHOLE));
    }

    private static void drain(InputStream in) throws IOException {
        var bucket = new byte[64 * 1024];
        long gone = 0;
        for (int read = in.read(bucket); read >= 0 && gone < DRAIN; read = in.read(bucket)) {
            gone += read;
        }
    }

    static String text(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new Refused(400, Problem.error("text-not-utf8", "The text is not valid UTF-8",
                    "Byte %d cannot be read as UTF-8".formatted(in.position() + 1),
                    "Save or send the text in UTF-8; programs on Windows often write another encoding").at(WHOLE));
        }
        return out.flip().toString();
    }

    private static JsonNode tree(String text) {
        try (var parser = Wire.json().createParser(text)) {
            var tree = Wire.json().<@Nullable JsonNode>readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw broken("The request has no body", null);
            }
            if (parser.nextToken() != null) {
                throw broken("More text follows behind the end", parser.currentLocation());
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw broken(e.getOriginalMessage(), e.getLocation());
        } catch (CharacterCodingException e) {
            throw broken("The text breaks off inside a character", null);
        } catch (IOException e) {
            throw broken("The text breaks off", null);
        }
    }

    private static Refused broken(String why, @Nullable JsonLocation where) {
        var place = where == null ? "" : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
        return new Refused(400, Problem.error("json-broken", "The request is not valid JSON" + place, why + place,
                "Correct the JSON%s and send it again".formatted(place)).at(WHOLE));
    }

    private static Refused shape(JsonMappingException e) {
        var pointer = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        var wanted = e instanceof MismatchedInputException mismatch ? wanted(mismatch.getTargetType()) : null;
        return new Refused(400, Problem.error("field-wrong", "A field of the request is not understood",
                "The value at %s is not %s".formatted(pointer,
                        wanted == null ? "of the kind that is expected there" : wanted),
                wanted == null
                        ? "See %s/openapi.json for what belongs there".formatted(RouteTable.API)
                        : "Send " + wanted)
                .at(pointer));
    }

    /** What belongs there, where one short phrase says it. */
    private static @Nullable String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return "one of " + Stream.of(type.getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
        return PHRASES.get(type);
    }
}
