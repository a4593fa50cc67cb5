package belfry.server.guard;

import java.io.IOException;

/** What is known of a call that has an effect. */
public sealed interface Sending {
    /** Not a byte of the request left: it may be made again. */
    record NotSent(IOException why) implements Sending {}

    record Answered(RemoteAnswer answer) implements Sending {}

    /** It left, or may have left, and what the peer said is lost. */
    record Unknown(IOException why) implements Sending {}
}
