package belfry.server.secret;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %clean(%msg%n%ex)} in a Logback pattern: the line without secrets, also where a library wrote it. */
public final class RedactedLine extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String line) {
        return Redactor.redact(line);
    }
}
