package belfry.server.http;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what was asked and how it ended: the route's pattern, never an address with its parameters or a header. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    void done(Route route, int status, long nanos) {
        var took = Duration.ofNanos(nanos);
        metrics.count("belfry_http_requests_total", "Requests answered, by route and status.",
                Metrics.Labels.of("route", route.name(), "status", String.valueOf(status)));
        metrics.observe("belfry_http_request_seconds", "Time until a request was answered.",
                Metrics.Labels.of("method", route.method().name()), took);
        if (status >= 400 || route.method() != Method.GET) {
            LOG.info("{} answered {} in {} ms", route.name(), status, took.toMillis());
        } else {
            LOG.debug("{} answered {} in {} ms", route.name(), status, took.toMillis());
        }
    }
}
