package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.stream.Stream;

/** A unit of payment that the chain refuses: since v2 it takes {@code uact} alone. */
final class DenominationLint implements Lint {
    private static final String TAKEN = "uact";

    @Override
    public Stream<Advice> look(Stack stack) {
        var refused = Stack.children(stack.source(), Stack.PLACEMENT)
                .flatMap(placement -> Stack.children(stack.source(), placement.child("pricing")))
                .map(price -> price.child("denom")).filter(denom -> stack.source().find(denom).flatMap(Stack::text)
                        .filter(unit -> !unit.equals(TAKEN)).isPresent())
                .toList();
        return refused.stream().map(denom -> advice(stack, denom, refused));
    }

    /** The fix mends all of them: between two, the file would have prices in two units, which is an error. */
    private static Advice advice(Stack stack, SdlPath denom, List<SdlPath> all) {
        var finding = stack.finding("sdl-denom-refused", Severity.WARNING, denom,
                "The chain refuses prices in " + ExposeView.text(stack.source(), denom),
                "Since chain v2 deployments are priced and funded in compute credit (uact); the answer to anything else is "
                        + "\"unsupported denomination\"",
                "Write denom: uact, and check the amount: one uact is a millionth of a US dollar");
        return Advice.of(finding, new QuickFix("Write denom: uact" + (all.size() > 1 ? " in all prices" : ""),
                "It is the only unit that the chain takes",
                all.stream().<SdlEdit>map(place -> new SdlEdit.Set(place, text(TAKEN))).toList()));
    }
}
