package belfry.server.http;

import belfry.core.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a body against the record it becomes: what is not marked nullable there must be there. Looking at the record
 * itself keeps one truth for the compiler and for strangers, instead of a list that somebody forgets.
 */
final class RequiredFields {
    private RequiredFields() {}

    static void check(JsonNode node, Type type, String pointer) {
        if (type instanceof Class<?> record && record.isRecord()) {
            if (!node.isObject()) {
                throw wrong("Something else stands at %s where an object belongs", pointer);
            }
            for (var component : record.getRecordComponents()) {
                fill((ObjectNode) node, component);
                checkComponent(node.path(component.getName()), component, pointer + "/" + component.getName());
            }
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            checkItems(node, list.getActualTypeArguments()[0], pointer);
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            node.properties().forEach(entry -> checkValue(entry.getValue(), pointer + "/" + entry.getKey()));
        }
    }

    /** A number or a yes-or-no that is not said is zero or no. */
    private static void fill(ObjectNode node, RecordComponent component) {
        if (component.getType().isPrimitive() && !node.has(component.getName())) {
            if (component.getType() == boolean.class) {
                node.put(component.getName(), false);
            } else {
                node.put(component.getName(), 0);
            }
        }
    }

    private static void checkComponent(JsonNode value, RecordComponent component, String pointer) {
        if (!value.isMissingNode() && !value.isNull()) {
            check(value, component.getGenericType(), pointer);
        } else if (!component.getType().isPrimitive()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new Refused(400, Problem.error("field-missing", "A field is missing",
                    "The request has nothing at %s".formatted(pointer), "Add it and send the request again")
                    .at(pointer));
        }
    }

    private static void checkItems(JsonNode node, Type item, String pointer) {
        if (!node.isArray()) {
            throw wrong("Something else stands at %s where a list belongs", pointer);
        }
        for (int i = 0; i < node.size(); i++) {
            checkValue(node.get(i), pointer + "/" + i);
            check(node.get(i), item, pointer + "/" + i);
        }
    }

    private static void checkValue(JsonNode value, String pointer) {
        if (value.isNull()) {
            throw wrong("Nothing stands at %s", pointer);
        }
    }

    private static Refused wrong(String cause, String pointer) {
        return new Refused(400, Problem.error("field-wrong", "A field of the request is not understood",
                cause.formatted(pointer.isEmpty() ? "the top" : pointer),
                "See %s/openapi.json for what belongs there".formatted(RouteTable.API)).at(pointer));
    }
}
