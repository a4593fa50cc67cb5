package belfry.core.akash.diff;

import belfry.core.akash.definition.Expose;
import belfry.core.akash.definition.Service;
import belfry.core.akash.diff.Change.Effect;
import belfry.core.akash.lint.Secrets;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between two forms of one service. */
final class ServiceDiff {
    private static final Pattern MAJOR = Pattern.compile("(?:^|/)(postgres|mysql|mariadb|mongo)[^/:]*:v?([0-9]+)");
    private static final String STARTS_ANEW = "The containers start anew; what they wrote to ephemeral disk is gone";
    private static final String GOES_ON = "The provider changes it while the containers go on";
    private final Service before;
    private final Service after;
    private final List<Change> changes = new ArrayList<>();

    ServiceDiff(Service before, Service after) {
        this.before = before;
        this.after = after;
    }

    List<Change> changes() {
        image();
        restarts("command", words(before.command()), words(after.command()));
        restarts("args", words(before.args()), words(after.args()));
        environment();
        restarts("credentials", credentials(before), credentials(after));
        if (!password(before).equals(password(after))) {
            restarts("credentials password", "***", "*** (another)");
        }
        ports();
        mounts();
        restarts("params", permissions(before), permissions(after));
        return changes;
    }

    private void image() {
        var old = text(before.image());
        var fresh = text(after.image());
        if (old.equals(fresh)) {
            return;
        }
        var oldMajor = MAJOR.matcher(old);
        var freshMajor = MAJOR.matcher(fresh);
        boolean leap = oldMajor.find() && freshMajor.find() && !(oldMajor.group(1) + oldMajor.group(2))
                .equals(freshMajor.group(1) + freshMajor.group(2));
        add(leap ? Effect.LOSES_DATA : Effect.RESTARTS, "image", old, fresh, leap
                ? "The new %s cannot read the data that %s wrote; dump and restore it".formatted(fresh, old)
                : STARTS_ANEW);
    }

    private void environment() {
        var old = variables(before);
        var fresh = variables(after);
        for (var name : SdlDiff.union(old.keySet(), fresh.keySet())) {
            var was = old.getOrDefault(name, "");
            var is = fresh.getOrDefault(name, "");
            if (!was.equals(is) || old.containsKey(name) != fresh.containsKey(name)) {
                boolean moved = name.equals("PGDATA");
                add(moved ? Effect.LOSES_DATA : Effect.RESTARTS, "env " + name, Secrets.masked(name, was),
                        Secrets.masked(name, is),
                        moved
                                ? "PostgreSQL starts with an empty folder; the old data stays where it was"
                                : STARTS_ANEW);
            }
        }
    }

    private void ports() {
        restarts("ports", inside(before), inside(after));
        inPlace("who may reach it", reach(before), reach(after));
        inPlace("host names", hosts(before), hosts(after));
        inPlace("http options", options(before), options(after));
    }

    private void mounts() {
        var old = mounts(before);
        var fresh = mounts(after);
        for (var volume : SdlDiff.union(old.keySet(), fresh.keySet())) {
            var was = old.getOrDefault(volume, "");
            var is = fresh.getOrDefault(volume, "");
            if (!was.equals(is)) {
                add(was.isEmpty() ? Effect.RESTARTS : Effect.LOSES_DATA, "mount of " + volume, was, is, was.isEmpty()
                        ? STARTS_ANEW
                        : "%s no longer finds at %s what it stored there".formatted(before.name(), was));
            }
        }
    }

    private void restarts(String what, String old, String fresh) {
        if (!old.equals(fresh)) {
            add(Effect.RESTARTS, what, old, fresh, STARTS_ANEW);
        }
    }

    private void inPlace(String what, String old, String fresh) {
        if (!old.equals(fresh)) {
            add(Effect.IN_PLACE, what, old, fresh, GOES_ON);
        }
    }

    private void add(Effect effect, String what, String old, String fresh, String consequence) {
        var key = what.contains(" ") || what.equals("ports") ? keyOf(what) : what;
        changes.add(new Change(effect, after.name(), after.path().child(key), what, old, fresh, consequence));
    }

    private static String keyOf(String what) {
        if (what.startsWith("env ") || what.startsWith("credentials ")) {
            return what.substring(0, what.indexOf(' '));
        }
        return what.startsWith("mount ") ? "params" : "expose";
    }

    private static Map<String, String> variables(Service service) {
        var variables = new LinkedHashMap<String, String>();
        service.env().stream().map(Scalar::value).forEach(entry -> {
            int equals = entry.indexOf('=');
            variables.put(equals < 0 ? entry : entry.substring(0, equals),
                    equals < 0 ? "" : entry.substring(equals + 1));
        });
        return variables;
    }

    private static Map<String, String> mounts(Service service) {
        var mounts = new LinkedHashMap<String, String>();
        service.mounts().forEach(mount -> mounts.put(mount.volume(),
                text(mount.mount()) + (mount.readOnly() ? " (read only)" : "")));
        return mounts;
    }

    private static String permissions(Service service) {
        return service.params().map(params -> params.permissions().flatMap(permissions -> permissions.read())
                .map(ServiceDiff::words).orElse("") + params.tee().map(Scalar::value).orElse("")).orElse("");
    }

    private static String credentials(Service service) {
        return service.credentials().map(known -> text(known.username()) + " at " + text(known.host())).orElse("");
    }

    private static String password(Service service) {
        return service.credentials().map(known -> text(known.password())).orElse("");
    }

    private static String inside(Service service) {
        return lines(service, expose -> expose.portNumber() + "/" + expose.protocol());
    }

    private static String reach(Service service) {
        return lines(service, expose -> expose.to().stream().map(to -> expose.portNumber() + " to "
                + (to.global() ? "the internet" : to.serviceName())).sorted().collect(Collectors.joining(", ")));
    }

    private static String hosts(Service service) {
        return lines(service, expose -> words(expose.accept()));
    }

    private static String options(Service service) {
        return lines(service, expose -> expose.http().map(ServiceDiff::options).orElse(""));
    }

    private static String options(Expose.HttpOptions http) {
        return Stream.of(option("body", http.maxBodySize()), option("read", http.readTimeout()),
                option("send", http.sendTimeout()), option("tries", http.nextTries()),
                option("next", http.nextTimeout()), option("buffer", http.proxyBufferSize()),
                http.nextCases().map(cases -> "cases " + words(cases)).orElse(""))
                .filter(option -> !option.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String option(String name, Optional<Scalar> value) {
        return value.map(scalar -> name + " " + scalar.value()).orElse("");
    }

    private static String lines(Service service, Function<Expose, String> line) {
        return service.expose().stream().map(line).filter(text -> !text.isEmpty()).sorted()
                .collect(Collectors.joining("; "));
    }

    private static String words(List<Scalar> scalars) {
        return scalars.stream().map(Scalar::value).collect(Collectors.joining(" "));
    }

    private static String text(Optional<Scalar> scalar) {
        return scalar.map(Scalar::value).orElse("");
    }
}
