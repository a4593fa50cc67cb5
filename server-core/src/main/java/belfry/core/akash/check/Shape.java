package belfry.core.akash.check;

import belfry.core.akash.sdl.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What kind of value may stand at a place. */
sealed interface Shape {
    /**
     * A map with known keys.
     *
     * @param strange who refuses other keys
     */
    record Fields(Map<String, Field> fields, Set<RuleSet> strange) implements Shape {}

    /** @param neededBy who refuses the map without this key */
    record Field(Shape shape, Set<RuleSet> neededBy) {}

    /** A map with keys of the author's choice. */
    record MapOf(Shape value) implements Shape {}

    record ListOf(Shape item, boolean orNothing) implements Shape {}

    record OneOrList(Shape item) implements Shape {}

    /** @param tooShort who refuses a text shorter than the least */
    record Text(int least, Set<RuleSet> tooShort) implements Shape {}

    record Choice(List<String> words, Set<RuleSet> others) implements Shape {}

    /** @param beyond who refuses a number outside of the range */
    record Whole(long least, long most, Set<RuleSet> beyond) implements Shape {}

    record Truth() implements Shape {}

    /** A map that is judged elsewhere or not at all. */
    record AnyMap() implements Shape {}

    /** A single value that is judged elsewhere. */
    record Single() implements Shape {}
}
