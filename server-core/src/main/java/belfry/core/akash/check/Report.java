package belfry.core.akash.check;

import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers findings and gives each its place in the text; past a thousand it only says that there are more. */
public final class Report {
    static final int MOST = 1000;

    private final SdlSource source;
    private final List<Finding> findings = new ArrayList<>();
    private boolean full;

    public Report(SdlSource source) {
        this.source = source;
    }

    /** Where a finding points. */
    public record Spot(SdlPath path, boolean key) {
        /** At the value. */
        public static Spot value(SdlPath path) {
            return new Spot(path, false);
        }

        /** At the key, or the list item, itself. */
        public static Spot key(SdlPath path) {
            return new Spot(path, true);
        }
    }

    /** What is wrong, why, and what to do about it. */
    public record Words(String message, String cause, String remedy) {}

    public void error(String code, Set<RuleSet> refusedBy, Spot spot, Words words) {
        add(code, Severity.ERROR, refusedBy, spot, words);
    }

    public void warning(String code, Spot spot, Words words) {
        add(code, Severity.WARNING, Set.of(), spot, words);
    }

    private void add(String code, Severity severity, Set<RuleSet> refusedBy, Spot spot, Words words) {
        if (findings.size() >= MOST) {
            full = true;
            return;
        }
        var place = place(spot);
        findings.add(new Finding(code, severity, spot.path(), source.position(place.start()), place.length(),
                words.message(), words.cause(), words.remedy(), refusedBy));
    }

    private record Place(int start, int length) {
        static Place of(SdlNode node) {
            boolean oneLine = node instanceof Scalar;
            return new Place(node.start(), oneLine ? node.end() - node.start() : 0);
        }
    }

    private Place place(Spot spot) {
        var exact = spot.key() ? key(spot.path()) : value(spot.path());
        for (var path = spot.path(); exact.isEmpty() && !path.isRoot(); path = path.parent()) {
            exact = key(path);
        }
        return exact.orElse(new Place(source.root().map(SdlNode::start).orElse(0), 0));
    }

    private Optional<Place> value(SdlPath path) {
        return source.find(path).map(Place::of);
    }

    private Optional<Place> key(SdlPath path) {
        return source.entry(path).map(entry -> Place.of(entry.key())).or(() -> value(path));
    }

    /** All findings so far, from the top of the file down. */
    public List<Finding> findings() {
        var all = new ArrayList<>(findings);
        if (full) {
            all.add(new Finding("sdl-more-findings", Severity.NOTE, SdlPath.ROOT, source.position(0), 0,
                    "There are more findings", "Only the first " + MOST + " are listed", "Mend these and look again",
                    Set.of()));
        }
        all.sort(Finding.IN_ORDER);
        return List.copyOf(all);
    }
}
