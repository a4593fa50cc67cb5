package belfry.core.akash.lint;

import java.util.stream.Stream;

/** Looks for one kind of mistake. Never throws: what it cannot read, another rule has complained of already. */
interface Lint {
    Stream<Advice> look(Stack stack);
}
