package belfry.core.akash.price;

import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The most that a deployment may cost: the highest price of each service times its replicas. Bids are usually far lower.
 * What has no readable price is not in the list.
 */
public record PriceList(List<Line> lines) {
    private static final String READABLE = "\\d{1,30}(\\.\\d{1,18})?";

    public PriceList {
        lines = List.copyOf(lines);
    }

    /** @param each for one replica */
    public record Line(String service, String placement, long replicas, Rate each) {
        public Rate total() {
            return each.times(replicas);
        }
    }

    public static PriceList of(Sdl sdl) {
        var lines = new ArrayList<Line>();
        for (var deployed : sdl.deployed()) {
            each(sdl, deployed).ifPresent(each -> lines
                    .add(new Line(deployed.service(), deployed.placement(), deployed.replicas(), each)));
        }
        return new PriceList(lines);
    }

    private static Optional<Rate> each(Sdl sdl, Deployed deployed) {
        return sdl.placement(deployed.placement()).flatMap(placement -> placement.price(deployed.profileName()))
                .flatMap(price -> price.amount().map(Scalar::value).filter(text -> text.matches(READABLE))
                        .flatMap(amount -> price.denom()
                                .map(denom -> new Rate(new BigDecimal(amount), denom.value()))));
    }

    /** All services together, by denomination. */
    public Map<String, Rate> totals() {
        var totals = new TreeMap<String, Rate>();
        lines.forEach(line -> totals.merge(line.total().denom(), line.total(), Rate::plus));
        return totals;
    }

    /** One placement together, by denomination: the most that its lease may cost. */
    public Map<String, Rate> totals(String placement) {
        return new PriceList(lines.stream().filter(line -> line.placement().equals(placement)).toList()).totals();
    }
}
