package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Numbers;
import belfry.core.akash.definition.Placement.Price;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Prices: a number above zero that the chain can hold, in one denomination for the whole file. */
final class PriceRules implements Rule {
    private static final Pattern SCHEMA_TEXT = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern GO_DECIMAL = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,18})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

    @Override
    public void check(Sdl sdl, Report report) {
        for (var placement : sdl.placements().values()) {
            for (var price : placement.pricing().values()) {
                price.amount().ifPresent(amount -> amount(price, amount, report));
            }
        }
        denominations(sdl, report);
    }

    private static void amount(Price price, Scalar amount, Report report) {
        boolean console = Numbers.isNumber(amount)
                ? !(Numbers.value(amount) >= 0)
                : !amount.isString() || !SCHEMA_TEXT.matcher(amount.value()).matches();
        boolean decimal = GO_DECIMAL.matcher(amount.value()).matches();
        var spot = Spot.value(price.path().child("amount"));
        if (!decimal || new BigDecimal(amount.value()).signum() < 0) {
            report.error("sdl-price", console ? Tools.ALL : Tools.GO, spot,
                    new Words("%s is not a price".formatted(Quoted.of(amount.value())),
                            "Expected are digits, with at most eighteen after the point and no exponent",
                            "Write a number above zero"));
        } else if (new BigDecimal(amount.value()).signum() == 0) {
            report.error("sdl-price-zero", Tools.GO, spot, new Words("The highest price is zero",
                    "No provider works for nothing, and the Go tools refuse it", "Write a number above zero"));
        } else if (new BigDecimal(amount.value()).compareTo(MOST) > 0) {
            report.error("sdl-price-too-high", Tools.GO, spot, new Words("The price is above 10000000",
                    "The chain takes at most that per block and replica", "Write a lower price; it is a limit only"));
        }
    }

    private static void denominations(Sdl sdl, Report report) {
        var first = "";
        for (var deployed : sdl.deployed()) {
            var price = sdl.placement(deployed.placement()).flatMap(place -> place.price(deployed.profileName()));
            var denom = price.flatMap(Price::denom).map(Scalar::value).orElse("");
            if (first.isEmpty()) {
                first = denom;
            } else if (price.isPresent() && !denom.isEmpty() && !denom.equals(first)) {
                report.error("sdl-denominations-mixed", Tools.GO, Spot.value(price.get().path().child("denom")),
                        new Words("Prices are in %s and in %s".formatted(Quoted.of(first), Quoted.of(denom)),
                                "A deployment is paid from one account in one denomination",
                                "Use the same denomination everywhere"));
                return;
            }
        }
    }
}
