package belfry.desktop.ui;

import belfry.core.post.DeliveryState;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * How a delivery state is shown everywhere: by colour, icon and word.
 *
 * @param styleClass sets {@code -state-color} and {@code -state-tint} for whatever carries it
 * @param meaning one sentence for the hover
 */
public record StateLook(Ikon icon, String styleClass, String word, String meaning) {
    public static StateLook of(DeliveryState state) {
        return switch (state) {
            case DRAFT -> new StateLook(Feather.EDIT_3, "state-draft", "Draft", "Not scheduled yet");
            case IN_REVIEW -> new StateLook(Feather.EYE, "state-in-review", "In review", "Waits for an approval");
            case QUEUED -> new StateLook(Feather.CLOCK, "state-queued", "Queued", "Goes out when it is due");
            case HELD -> new StateLook(Feather.PAUSE_CIRCLE, "state-held", "Held", "Waits for something named");
            case PUBLISHING -> new StateLook(Feather.UPLOAD_CLOUD, "state-publishing", "Publishing",
                    "On its way to the network");
            case PUBLISHED -> new StateLook(Feather.CHECK_CIRCLE, "state-published", "Published", "It is out");
            case FAILED -> new StateLook(Feather.X_CIRCLE, "state-failed", "Failed", "The network refused it");
            case MISSED -> new StateLook(Feather.ALERT_TRIANGLE, "state-missed", "Missed",
                    "Fell due while Belfry could not publish; choose what happens");
            case UNCONFIRMED -> new StateLook(Feather.HELP_CIRCLE, "state-unconfirmed", "Unconfirmed",
                    "Sent, but the answer was lost; look and decide");
            case CANCELLED -> new StateLook(Feather.SLASH, "state-cancelled", "Cancelled", "Will not go out");
        };
    }
}
