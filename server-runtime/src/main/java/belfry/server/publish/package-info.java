/**
 * Publishes one delivery exactly once: the claim, the ledger, the steps of a part, the settling of lost answers; the
 * same steps for the due clock and for the durable workflow; and the process that runs both.
 */
@NullMarked
package belfry.server.publish;

import org.jspecify.annotations.NullMarked;
