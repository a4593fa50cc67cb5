package belfry.core.akash.diff;

import belfry.core.akash.definition.Deployed;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.definition.Service;
import belfry.core.akash.diff.Change.Effect;
import belfry.core.akash.sdl.SdlPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two deployment files as the network would: an update carries a new manifest only, so resources, replicas,
 * placements, prices and the number and kind of public ports can never change in place (provider, manifest
 * cross-validation; chain, MsgUpdateDeployment).
 */
public final class SdlDiff {
    private final Sdl before;
    private final Sdl after;
    private final List<Change> changes = new ArrayList<>();

    private SdlDiff(Sdl before, Sdl after) {
        this.before = before;
        this.after = after;
    }

    public static Comparison of(Sdl before, Sdl after) {
        return new SdlDiff(before, after).compare();
    }

    private Comparison compare() {
        for (var name : union(before.services().keySet(), after.services().keySet())) {
            var old = before.service(name);
            var fresh = after.service(name);
            if (old.isPresent() && fresh.isPresent()) {
                changes.addAll(new ServiceDiff(old.get(), fresh.get()).changes());
            } else {
                old.ifPresent(service -> group(service.name(), service.path(), "service", service.name(), ""));
                fresh.ifPresent(service -> group(service.name(), service.path(), "service", "", service.name()));
            }
        }
        deployments();
        placements();
        window();
        return new Comparison(changes, volumes());
    }

    private void deployments() {
        for (var place : places()) {
            var old = before.deployed().stream().filter(place::is).findFirst();
            var fresh = after.deployed().stream().filter(place::is).findFirst();
            if (old.isEmpty() || fresh.isEmpty()) {
                if (before.service(place.service()).isPresent() && after.service(place.service()).isPresent()) {
                    group(place.service(), SdlPath.of("deployment", place.service(), place.placement()), "placement",
                            old.isPresent() ? place.placement() : "", fresh.isPresent() ? place.placement() : "");
                }
                continue;
            }
            compare(old.get(), fresh.get());
        }
    }

    private void compare(Deployed old, Deployed fresh) {
        var service = fresh.service();
        differ(service, fresh.path(), "replicas", Long.toString(old.replicas()), Long.toString(fresh.replicas()));
        var oldShape = before.compute(old.profileName()).map(Shape::of).orElse(Shape.NONE);
        var freshShape = after.compute(fresh.profileName()).map(Shape::of).orElse(Shape.NONE);
        var path = SdlPath.of("profiles", "compute", fresh.profileName(), "resources");
        differ(service, path.child("cpu"), "processors", oldShape.cpu(), freshShape.cpu());
        differ(service, path.child("memory"), "memory", oldShape.memory(), freshShape.memory());
        differ(service, path.child("gpu"), "graphics processors", oldShape.gpu(), freshShape.gpu());
        differ(service, path.child("storage"), "storage", oldShape.storage(), freshShape.storage());
        differ(service, SdlPath.of("services", service, "expose"), "public ports", publicPorts(before, service),
                publicPorts(after, service));
        differ(service, SdlPath.of("profiles", "placement", fresh.placement(), "pricing"), "highest price",
                price(before, old), price(after, fresh));
    }

    private void placements() {
        for (var name : union(before.placements().keySet(), after.placements().keySet())) {
            var path = SdlPath.of("profiles", "placement", name);
            differ("", path, "placement rules of " + name, before.placement(name).map(Shape::rules).orElse(""),
                    after.placement(name).map(Shape::rules).orElse(""));
        }
    }

    private void window() {
        differ("", SdlPath.of("reclamation"), "reclamation window", window(before), window(after));
    }

    private static String window(Sdl sdl) {
        return sdl.reclamation().flatMap(reclamation -> reclamation.minWindow()).map(text -> text.value()).orElse("");
    }

    private void differ(String service, SdlPath path, String what, String old, String fresh) {
        if (!old.equals(fresh)) {
            group(service, path, what, old, fresh);
        }
    }

    private void group(String service, SdlPath path, String what, String old, String fresh) {
        changes.add(new Change(Effect.NEW_DEPLOYMENT, service, path, what, old, fresh,
                "The chain fixed this when the deployment was made; an update with it is refused"));
    }

    private static String price(Sdl sdl, Deployed deployed) {
        return sdl.placement(deployed.placement()).flatMap(placement -> placement.price(deployed.profileName()))
                .map(price -> price.amount().map(text -> text.value()).orElse("") + " "
                        + price.denom().map(text -> text.value()).orElse(""))
                .orElse("");
    }

    /** The number and kind of ports that the order on the chain asked for. */
    private static String publicPorts(Sdl sdl, String name) {
        var ports = sdl.service(name).map(Service::expose).orElse(List.of()).stream()
                .flatMap(expose -> expose.to().stream().filter(to -> to.global())
                        .map(to -> (expose.ingress() ? "web" : "port")
                                + (to.endpoint().isEmpty() ? "" : "+ip:" + to.endpoint())))
                .sorted().toList();
        return String.join(", ", ports);
    }

    private List<String> volumes() {
        return before.deployed().stream().flatMap(deployed -> before.compute(deployed.profileName()).stream()
                .flatMap(profile -> profile.storage().stream().filter(volume -> volume.persistent())
                        .map(volume -> deployed.service() + "/" + volume.nameOrDefault())))
                .distinct().toList();
    }

    private record Place(String service, String placement) {
        boolean is(Deployed deployed) {
            return deployed.service().equals(service) && deployed.placement().equals(placement);
        }
    }

    private Set<Place> places() {
        var places = new LinkedHashSet<Place>();
        before.deployed().forEach(deployed -> places.add(new Place(deployed.service(), deployed.placement())));
        after.deployed().forEach(deployed -> places.add(new Place(deployed.service(), deployed.placement())));
        return places;
    }

    static Set<String> union(Set<String> one, Set<String> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
