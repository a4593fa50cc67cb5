package belfry.core.akash.check;

import static belfry.core.akash.check.Tools.ALL;
import static belfry.core.akash.check.Tools.CONSOLE;
import static belfry.core.akash.check.Tools.NONE;

import belfry.core.akash.check.Shape.AnyMap;
import belfry.core.akash.check.Shape.Choice;
import belfry.core.akash.check.Shape.Field;
import belfry.core.akash.check.Shape.Fields;
import belfry.core.akash.check.Shape.ListOf;
import belfry.core.akash.check.Shape.MapOf;
import belfry.core.akash.check.Shape.OneOrList;
import belfry.core.akash.check.Shape.Single;
import belfry.core.akash.check.Shape.Text;
import belfry.core.akash.check.Shape.Truth;
import belfry.core.akash.check.Shape.Whole;
import java.util.List;
import java.util.Map;

/** The format of a deployment file as the published schema has it, and who insists on what. */
final class Format {
    static final long LARGEST_BODY = 104_857_600;
    static final long LONGEST_WAIT = 60_000;
    static final long LARGEST_PROXY_BUFFER = 1_048_576;
    private static final long LARGEST_COUNT = 4_294_967_295L;
    private static final Text TEXT = new Text(0, NONE);
    private static final ListOf TEXTS = new ListOf(TEXT, false);
    private static final ListOf TEXTS_OR_NOTHING = new ListOf(TEXT, true);
    private static final Whole COUNT = new Whole(0, LARGEST_COUNT, ALL);

    static final Fields FILE = new Fields(Map.of("version", needed(new Single()), "include", optional(TEXTS),
            "services", needed(new MapOf(service())), "profiles", needed(profiles()), "deployment",
            needed(deployment()), "endpoints", optional(new MapOf(endpoint())), "reclamation",
            optional(new Fields(Map.of("min_window", needed(new Single())), CONSOLE))), ALL);

    private Format() {}

    private static Field needed(Shape shape) {
        return new Field(shape, ALL);
    }

    private static Field optional(Shape shape) {
        return new Field(shape, NONE);
    }

    private static Fields service() {
        return new Fields(
                Map.ofEntries(Map.entry("image", needed(new Text(1, ALL))),
                        Map.entry("command", optional(TEXTS_OR_NOTHING)), Map.entry("args", optional(TEXTS_OR_NOTHING)),
                        Map.entry("env", optional(TEXTS_OR_NOTHING)),
                        Map.entry("expose", optional(new ListOf(expose(), true))),
                        Map.entry("dependencies", optional(new ListOf(
                                new Fields(Map.of("service", optional(TEXT)), CONSOLE), false))),
                        Map.entry("params", optional(params())), Map.entry("credentials", optional(credentials()))),
                CONSOLE);
    }

    private static Fields expose() {
        var to = new Fields(Map.of("global", optional(new Truth()), "ip", optional(new Text(1, CONSOLE)), "service",
                optional(TEXT)), CONSOLE);
        return new Fields(Map.of("port", needed(new Whole(1, 65_535, ALL)), "as",
                optional(new Whole(1, 65_535, CONSOLE)), "proto", optional(new Single()), "accept", optional(TEXTS),
                "to", optional(new ListOf(to, false)), "http_options", optional(http())), CONSOLE);
    }

    private static Fields http() {
        return new Fields(Map.of("max_body_size", optional(new Whole(0, LARGEST_BODY, ALL)), "read_timeout",
                optional(new Whole(0, LONGEST_WAIT, ALL)), "send_timeout", optional(new Whole(0, LONGEST_WAIT, ALL)),
                "next_tries", optional(COUNT), "next_timeout", optional(COUNT), "proxy_buffer_size",
                optional(new Whole(0, LARGEST_PROXY_BUFFER, ALL)), "next_cases", optional(TEXTS)), CONSOLE);
    }

    private static Fields params() {
        var mount = new Fields(Map.of("mount", optional(TEXT), "readOnly", optional(new Truth())), CONSOLE);
        var read = new ListOf(new Choice(List.of("deployment", "logs", "events"), CONSOLE), false);
        return new Fields(Map.of("storage", optional(new MapOf(mount)), "permissions",
                optional(new Fields(Map.of("read", optional(read)), CONSOLE)), "tee",
                optional(new Choice(List.of("cpu", "cpu-gpu"), ALL))), CONSOLE);
    }

    private static Fields credentials() {
        return new Fields(Map.of("host", needed(new Text(1, ALL)), "username", needed(new Text(1, ALL)), "password",
                needed(new Text(6, CONSOLE)), "email", optional(new Text(5, CONSOLE))), CONSOLE);
    }

    private static Fields profiles() {
        return new Fields(Map.of("compute",
                needed(new MapOf(new Fields(Map.of("resources", needed(resources())), CONSOLE))), "placement",
                needed(new MapOf(placement()))), CONSOLE);
    }

    private static Fields resources() {
        var cpu = new Fields(Map.of("units", needed(new Single()), "attributes", optional(new AnyMap())), CONSOLE);
        var memory = new Fields(Map.of("size", needed(TEXT)), CONSOLE);
        return new Fields(Map.of("cpu", needed(cpu), "memory", needed(memory), "storage",
                needed(new OneOrList(volume())), "gpu", optional(gpu())), CONSOLE);
    }

    private static Fields volume() {
        var attributes = new Fields(Map.of("class", new Field(TEXT, CONSOLE), "persistent",
                new Field(new Single(), CONSOLE)), ALL);
        return new Fields(Map.of("size", needed(TEXT), "name", optional(TEXT), "attributes", optional(attributes)),
                CONSOLE);
    }

    private static Fields gpu() {
        var model = new Fields(Map.of("model", optional(TEXT), "ram", optional(TEXT), "interface",
                optional(new Choice(List.of("pcie", "sxm"), ALL))), CONSOLE);
        var vendor = new Fields(Map.of("nvidia", optional(new ListOf(model, true))), CONSOLE);
        return new Fields(Map.of("units", optional(new Single()), "attributes",
                optional(new Fields(Map.of("vendor", optional(vendor)), ALL))), ALL);
    }

    private static Fields placement() {
        var price = new Fields(Map.of("denom", needed(new Choice(List.of("uakt", "uact"), CONSOLE)), "amount",
                needed(new Single())), CONSOLE);
        var signed = new Fields(Map.of("allOf", optional(TEXTS), "anyOf", optional(TEXTS)), CONSOLE);
        return new Fields(Map.of("attributes", optional(new AnyMap()), "pricing", needed(new MapOf(price)), "signedBy",
                optional(signed)), CONSOLE);
    }

    private static MapOf deployment() {
        return new MapOf(new MapOf(new Fields(Map.of("profile", needed(TEXT), "count",
                needed(new Whole(1, LARGEST_COUNT, ALL))), CONSOLE)));
    }

    private static Fields endpoint() {
        return new Fields(Map.of("kind", needed(new Choice(List.of("ip"), ALL))), CONSOLE);
    }
}
