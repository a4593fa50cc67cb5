package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import java.util.Optional;
import java.util.stream.Stream;

/** A unit of payment that the chain refuses: since v2 it takes {@code uact} alone. */
final class DenominationLint implements Lint {
    private static final String TAKEN = "uact";

    @Override
    public Stream<Advice> look(Stack stack) {
        return Stack.children(stack.source(), Stack.PLACEMENT)
                .flatMap(placement -> Stack.children(stack.source(), placement.child("pricing")))
                .map(price -> price.child("denom")).flatMap(denom -> stack.source().find(denom).flatMap(Stack::text)
                        .filter(unit -> !unit.equals(TAKEN)).map(unit -> advice(stack, denom, unit)).stream());
    }

    private static Advice advice(Stack stack, SdlPath denom, String unit) {
        var finding = stack.finding("sdl-denom-refused", Severity.WARNING, denom,
                "The chain refuses prices in " + unit,
                "Since chain v2 deployments are priced and funded in compute credit (uact); the answer to anything else is "
                        + "\"unsupported denomination\"",
                "Write denom: uact, and check the amount: one uact is a millionth of a US dollar");
        return new Advice(finding, Optional.of(new QuickFix("Write denom: uact",
                "It is the only unit that the chain takes", new SdlEdit.Set(denom, text(TAKEN)))));
    }
}
