package belfry.server.http;

import belfry.core.wire.Wire;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running HTTP server: every route behind the gate, every mistake a problem. */
public final class HttpApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final Map<String, String> SAFE = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
            "DENY", "Referrer-Policy", "no-referrer", "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'; sandbox", "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final Javalin server;
    private final HttpSettings settings;
    private final RouteTable table;
    private final Gate gate;
    private final AccessLog log;

    public HttpApi(HttpSettings settings, Doorkeeper doorkeeper, Metrics metrics, List<? extends Routes> features) {
        this.settings = settings;
        this.table = RouteTable.of(features);
        this.gate = new Gate(doorkeeper, settings.uploadCap());
        this.log = new AccessLog(metrics);
        this.server = Javalin.create(this::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "application/json";
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(HttpApi::quiet);
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(HttpApi::refuseBeforeRouting));
        config.jetty.multipartConfig.cacheDirectory(settings.uploads().toString());
        config.jetty.multipartConfig.maxInMemoryFileSize(64, SizeUnit.KB);
        config.jetty.multipartConfig.maxFileSize(settings.uploadCap(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(settings.uploadCap(), SizeUnit.BYTES);
        config.routes.before(context -> SAFE.forEach(context::header));
        for (var route : table.routes()) {
            config.routes.addHttpHandler(HandlerType.findOrCreate(route.method().name()), route.path(),
                    context -> handle(context, route));
        }
        config.routes.exception(HttpResponseException.class,
                (e, context) -> refuseUnrouted(context, e));
        config.routes.exception(Exception.class,
                (e, context) -> refuse(context, ProblemAnswer.of(e, context.method() + " request")));
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(16 * 1024);
    }

    private void handle(Context context, Route route) {
        var began = System.nanoTime();
        try {
            var request = gate.admit(context, route.access());
            write(context, route.answering().answer(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (context.res().isCommitted() && e instanceof IOException) {
                LOG.debug("{} ended because the client hung up", route.name());
            } else {
                refuse(context, ProblemAnswer.of(e, route.name()));
            }
        } finally {
            log.done(route, context.statusCode(), System.nanoTime() - began);
        }
    }

    private static void refuseUnrouted(Context context, HttpResponseException thrown) {
        // Javalin knows the methods of the path, which RFC 9110 wants to be told.
        Optional.ofNullable(thrown.getDetails().get("availableMethods"))
                .ifPresent(methods -> context.header("Allow", methods));
        refuse(context, UnknownRoute.answer(thrown.getStatus()));
    }

    private static void refuse(Context context, Refused refused) {
        if (context.res().isCommitted()) {
            return;
        }
        if (refused.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(refused.status()).contentType(ProblemAnswer.TYPE).result(ProblemAnswer.render(refused));
    }

    /** What Jetty itself finds wrong, such as an address that is too long, never comes as far as the routes. */
    private static boolean refuseBeforeRouting(org.eclipse.jetty.server.Request request, Response response,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemAnswer.TYPE);
        SAFE.forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(ProblemAnswer.render(UnknownRoute.answer(response.getStatus()))),
                callback);
        return true;
    }

    private static void write(Context context, Answer answer) throws IOException, InterruptedException {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        switch (answer.body()) {
            case Answer.Body.None _ -> context.result(new byte[0]);
            case Answer.Body.Json json ->
                context.contentType("application/json").result(Wire.json().writeValueAsBytes(json.value()));
            case Answer.Body.Bytes bytes -> {
                typed(context, bytes.contentType());
                context.result(bytes.bytes());
            }
            case Answer.Body.File file -> {
                typed(context, file.contentType());
                FileAnswer.write(context, file);
            }
            case Answer.Body.Stream stream -> {
                context.contentType(stream.contentType());
                // Who asks only for the headers would otherwise wait for an end that never comes.
                if (context.method() != HandlerType.HEAD) {
                    stream.writing().write(context.res().getOutputStream());
                }
            }
        }
    }

    /** Without a charset that nobody named: a picture has none. */
    private static void typed(Context context, String type) {
        context.res().setCharacterEncoding((String) null);
        context.contentType(type);
    }

    public HttpApi start() {
        server.start(settings.bind(), settings.port());
        return this;
    }

    public int port() {
        return server.port();
    }

    public RouteTable table() {
        return table;
    }

    @Override
    public void close() {
        server.stop();
    }
}
