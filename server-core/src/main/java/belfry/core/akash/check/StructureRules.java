package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.check.Shape.Choice;
import belfry.core.akash.check.Shape.Fields;
import belfry.core.akash.check.Shape.Text;
import belfry.core.akash.check.Shape.Whole;
import belfry.core.akash.definition.Numbers;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlNode.Style;
import belfry.core.akash.sdl.SdlPath;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys that are missing or unknown, values of the wrong kind or out of range: the schema. */
final class StructureRules implements Rule {
    /** What the chain can have as the name of a coin at all; the Go tools break off at anything else. */
    private static final Pattern COIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9/:._-]{2,127}");
    private static final Set<String> YES_NO = Set.of("yes", "no", "on", "off", "y", "n");

    @Override
    public void check(Sdl sdl, Report report) {
        sdl.source().root().ifPresent(root -> new Walk(report).fields(Format.FILE, root, SdlPath.ROOT));
    }

    /** One walk through a file. */
    private record Walk(Report report) {
        void value(Shape shape, SdlNode node, SdlPath path) {
            switch (shape) {
                case Fields fields -> {
                    if (isNothing(node)) {
                        nothing(path, "a map of keys and values", refusesNothing(fields));
                    } else if (isMap(node, path)) {
                        fields(fields, (Mapping) node, path);
                    }
                }
                case Shape.MapOf map -> {
                    if (isMap(node, path)) {
                        ((Mapping) node).entries()
                                .forEach(entry -> value(map.value(), entry.value(), path.child(entry.name())));
                    }
                }
                case Shape.AnyMap _ -> isMap(node, path);
                case Shape.ListOf list -> list(list, node, path);
                case Shape.OneOrList either -> {
                    if (node instanceof Sequence) {
                        list(new Shape.ListOf(either.item(), false), node, path);
                    } else {
                        value(either.item(), node, path);
                    }
                }
                case Text text -> text(text, node, path);
                case Choice choice -> choice(choice, node, path);
                case Whole whole -> whole(whole, node, path);
                case Shape.Truth _ -> truth(node, path);
                case Shape.Single _ -> isSingle(node, path, "a single value");
            }
        }

        void fields(Fields fields, Mapping mapping, SdlPath path) {
            for (var entry : mapping.entries()) {
                var field = fields.fields().get(entry.name());
                if (field == null) {
                    report.error("sdl-unknown-key", fields.strange(), Spot.key(path.child(entry.name())),
                            UnknownKeys.words(entry.name(), path, fields.fields().keySet()));
                } else if (isNothing(entry.value()) && !field.neededBy().isEmpty()) {
                    nothing(path.child(entry.name()), "there", refusesNothing(entry.name(), field));
                } else {
                    value(field.shape(), entry.value(), path.child(entry.name()));
                }
            }
            fields.fields().forEach((name, field) -> {
                if (!field.neededBy().isEmpty() && mapping.entry(name).isEmpty()) {
                    report.error("sdl-missing-key", field.neededBy(), Spot.value(path.child(name)),
                            MissingKeys.words(name, path));
                }
            });
        }

        /** To the Go tools nothing is the same as a map without keys. */
        private static Set<RuleSet> refusesNothing(Fields fields) {
            return fields.fields().values().stream().anyMatch(field -> field.neededBy().contains(RuleSet.GO))
                    ? Tools.ALL
                    : Tools.CONSOLE;
        }

        /** The Go tools read nothing as a key that is not there, but where they look for a yes or no themselves. */
        private static Set<RuleSet> refusesNothing(String key, Shape.Field field) {
            return key.equals("persistent") ? Tools.ALL : field.neededBy();
        }

        private void nothing(SdlPath path, String wanted, Set<RuleSet> refusedBy) {
            report.error("sdl-wrong-kind", refusedBy, Spot.key(path),
                    new Words("\"%s\" must be %s, not nothing".formatted(path.last(), wanted),
                            "The key has no value", "Write its value, or remove the key"));
        }

        private boolean isMap(SdlNode node, SdlPath path) {
            return node instanceof Mapping || wrong(node, path, "a map of keys and values");
        }

        private void list(Shape.ListOf list, SdlNode node, SdlPath path) {
            if (node instanceof Sequence sequence) {
                for (int index = 0; index < sequence.items().size(); index++) {
                    value(list.item(), sequence.items().get(index).value(), path.child(index));
                }
            } else if (!(list.orNothing() && isNothing(node))) {
                wrong(node, path, "a list");
            }
        }

        private static boolean isNothing(SdlNode node) {
            return node instanceof Scalar scalar && scalar.isNull();
        }

        private void text(Text text, SdlNode node, SdlPath path) {
            if (!isSingle(node, path, "a text")) {
                return;
            }
            var scalar = (Scalar) node;
            if (!scalar.isString()) {
                report.error("sdl-wrong-kind", Tools.CONSOLE, Spot.value(path), new Words(
                        "\"%s\" must be a text, not %s".formatted(path.last(), kind(node)),
                        "Without quotes YAML takes %s for %s".formatted(Quoted.of(scalar.value()), kind(node)),
                        "Put quotes around it"));
            } else if (scalar.value().codePointCount(0, scalar.value().length()) < text.least()) {
                report.error("sdl-too-short", text.tooShort(), Spot.value(path),
                        new Words("\"%s\" needs at least %d characters".formatted(path.last(), text.least()),
                                "It has %d".formatted(scalar.value().length()), "Write the whole value"));
            }
        }

        private void choice(Choice choice, SdlNode node, SdlPath path) {
            if (isSingle(node, path, "a text") && !choice.words().contains(((Scalar) node).value())) {
                boolean denom = path.last().equals("denom");
                boolean noCoin = denom && !COIN.matcher(((Scalar) node).value()).matches();
                report.error(denom ? "sdl-denomination" : "sdl-not-one-of", noCoin ? Tools.ALL : choice.others(),
                        Spot.value(path), new Words("%s is not allowed here".formatted(Quoted.of(node)),
                                "\"%s\" is one of: %s".formatted(path.last(), String.join(", ", choice.words())),
                                "Write one of these"));
            }
        }

        private void whole(Whole whole, SdlNode node, SdlPath path) {
            if (!isSingle(node, path, "a number")) {
                return;
            }
            var scalar = (Scalar) node;
            if (!Numbers.isNumber(scalar) || Double.isNaN(Numbers.value(scalar))) {
                report.error("sdl-wrong-kind", Tools.ALL, Spot.value(path),
                        new Words("\"%s\" must be a number, not %s".formatted(path.last(),
                                Numbers.isNumber(scalar) ? scalar.value() : kind(node)),
                                scalar.style() == Style.PLAIN
                                        ? "%s is no number".formatted(Quoted.of(scalar.value()))
                                        : "In quotes it is a text",
                                "Write the number without quotes"));
            } else if (Numbers.value(scalar) < whole.least() || Numbers.value(scalar) > whole.most()) {
                boolean port = path.last().equals("port") || path.last().equals("as");
                report.error(port ? "sdl-port-range" : "sdl-out-of-range", whole.beyond(), Spot.value(path),
                        new Words(
                                "\"%s\" must be between %d and %d".formatted(path.last(), whole.least(), whole.most()),
                                "%s is outside of that".formatted(Quoted.of(scalar.value())),
                                "Write a number in the range"));
            } else if (!Numbers.isWhole(scalar)) {
                report.error("sdl-wrong-kind", Tools.CONSOLE, Spot.value(path),
                        new Words("\"%s\" must be a whole number".formatted(path.last()),
                                "The Go tools cut the fraction off, the schema refuses it", "Write a whole number"));
            }
        }

        private void truth(SdlNode node, SdlPath path) {
            if (!isSingle(node, path, "true or false") || ((Scalar) node).kind() == Kind.BOOLEAN) {
                return;
            }
            var scalar = (Scalar) node;
            boolean old = scalar.style() == Style.PLAIN
                    && YES_NO.contains(scalar.value().toLowerCase(Locale.ROOT));
            report.error("sdl-wrong-kind", old ? Tools.CONSOLE : Tools.ALL, Spot.value(path),
                    new Words("\"%s\" must be true or false".formatted(path.last()),
                            "%s is a text in YAML 1.2".formatted(Quoted.of(scalar.value())), "Write true or false"));
        }

        private boolean isSingle(SdlNode node, SdlPath path, String wanted) {
            return (node instanceof Scalar && !isNothing(node)) || wrong(node, path, wanted);
        }

        private boolean wrong(SdlNode node, SdlPath path, String wanted) {
            if (isNothing(node)) {
                nothing(path, wanted, Tools.CONSOLE);
                return false;
            }
            report.error("sdl-wrong-kind", Tools.ALL, Spot.value(path),
                    new Words("\"%s\" must be %s, not %s".formatted(path.last(), wanted, kind(node)),
                            "The format has %s here".formatted(wanted), "Write %s".formatted(wanted)));
            return false;
        }

        private static String kind(SdlNode node) {
            return switch (node) {
                case Mapping _ -> "a map";
                case Sequence _ -> "a list";
                case Scalar scalar -> switch (scalar.kind()) {
                    case NULL -> "nothing";
                    case BOOLEAN -> "a truth value";
                    case INTEGER, FLOAT -> "a number";
                    case TIMESTAMP -> "a date";
                    case STRING -> "a text";
                };
            };
        }
    }
}
