package belfry.server.publish;

import java.time.Duration;
import java.util.List;

/** The last gate before the wire: leave to write the first byte is committed, for many senders at once. */
final class SentMarks implements AutoCloseable {
    /** The claim is not held any more: somebody else settles the commit. */
    static final class ClaimLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClaimLostException(String message) {
            super(message);
        }
    }

    private static final int GROUP = 200;
    /** A process that stood still between its leave and its first byte must not send. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final GroupWriter<LedgerTable.Mark, Boolean> writer;

    SentMarks(LedgerTable ledger) {
        this.writer = new GroupWriter<>("sent-marks", GROUP, marks -> {
            var given = ledger.markSent(marks);
            return List.copyOf(marks.stream().map(given::contains).toList());
        });
    }

    void mark(OpenCommit open, long fence) {
        long asked = System.nanoTime();
        if (!writer.write(new LedgerTable.Mark(open.id(), fence))) {
            throw new ClaimLostException("the claim ended before the request was sent");
        }
        if (System.nanoTime() - asked > STALE.toNanos()) {
            throw new ClaimLostException("the leave to send is too old");
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
