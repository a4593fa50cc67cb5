package belfry.server;

import belfry.server.config.LogLevel;
import belfry.server.secret.RedactedLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs go to files in the home folder; only warnings also reach the terminal. Standard output is for answers. */
final class Logs {
    /** What their warnings are about is told by incidents, or mended by the library itself. */
    private static final List<String> TOLD_OTHERWISE = List.of("io.temporal.internal.worker.BasePoller",
            "io.temporal.internal.worker.HeartbeatManager", "io.temporal.internal.sync.WorkflowExecutionHandler",
            "com.zaxxer.hikari.pool.PoolBase", "com.zaxxer.hikari.pool.ProxyConnection");
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{30} %clean(%msg%n%ex)";

    private Logs() {}

    /** Opens {@code <name>.log}; three older files of 10 MB are kept. */
    static void toFile(Path folder, String name, LogLevel level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setName(name);
        file.setFile(folder.resolve(name + ".log").toString());
        file.setEncoder(encoder(context, LINE));
        file.setRollingPolicy(rolling(context, file, folder, name));
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setMaxFileSize(FileSize.valueOf("10MB"));
        trigger.setContext(context);
        trigger.start();
        file.setTriggeringPolicy(trigger);
        file.start();
        root.addAppender(file);
        levels(context, level);
    }

    /** For a child process: its standard output is its log, kept by the supervisor. */
    static void toStandardOutput(LogLevel level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender("terminal");
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("log");
        console.setEncoder(encoder(context, LINE));
        console.start();
        root.addAppender(console);
        levels(context, level);
    }

    private static void levels(LoggerContext context, LogLevel level) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("belfry").setLevel(Level.valueOf(level.name()));
        // That Temporal is away is one incident, not a stack trace for each poller and second; that it has no worker
        // heartbeats is nothing to act on; and a workflow that ends because its post was cancelled is no failure.
        for (var name : TOLD_OTHERWISE) {
            context.getLogger(name).setLevel(Level.ERROR);
        }
    }

    /** What the terminal gets to see, of whatever command. */
    static void toTerminal(LoggerContext context) {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("terminal");
        console.setTarget("System.err");
        console.setEncoder(encoder(context, "%nopex%level: %clean(%msg%n)"));
        console.addFilter(new ForPeople());
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(Level.ERROR);
        context.getLogger("belfry").setLevel(Level.WARN);
    }

    /** Warnings of ours, and of libraries only what is worse; the files have all of it. */
    private static final class ForPeople extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            var least = event.getLoggerName().startsWith("belfry.") ? Level.WARN : Level.ERROR;
            return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    /** {@code %clean} takes secrets out, also those that a library wrote into its exceptions. */
    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context, String pattern) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("clean", RedactedLine::new);
        layout.setPattern(pattern);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static FixedWindowRollingPolicy rolling(LoggerContext context, RollingFileAppender<ILoggingEvent> file,
            Path folder, String name) {
        var policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(file);
        policy.setMinIndex(1);
        policy.setMaxIndex(3);
        policy.setFileNamePattern(folder.resolve(name + ".%i.log").toString());
        policy.start();
        return policy;
    }
}
