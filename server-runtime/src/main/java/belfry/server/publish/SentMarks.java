package belfry.server.publish;

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

    private final GroupWriter<LedgerTable.Mark, Boolean> writer;

    SentMarks(LedgerTable ledger) {
        this.writer = new GroupWriter<>("sent-marks", GROUP, GroupWriter.Patience.NONE, marks -> {
            var given = ledger.markSent(marks);
            return List.copyOf(marks.stream().map(given::contains).toList());
        });
    }

    /** Asks the database, unless leave came with the opening and is still fresh. */
    void mark(LoadedDelivery delivery, OpenCommit open, long fence) {
        if (open.leave().filter(Leave::fresh).isPresent()) {
            return;
        }
        var asked = Leave.asked();
        if (!writer.write(new LedgerTable.Mark(open.id(), delivery.id(), fence))) {
            throw new ClaimLostException("the claim ended before the request was sent");
        }
        if (!asked.fresh()) {
            throw new ClaimLostException("the leave to send is too old");
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
