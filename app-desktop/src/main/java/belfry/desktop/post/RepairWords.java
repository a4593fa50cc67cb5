package belfry.desktop.post;

import belfry.core.post.DeliveryState;
import belfry.core.repair.Repairs;
import belfry.core.wire.RepairAction;
import belfry.desktop.fx.Formats;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Repairs in the words of buttons, menus and notices. */
final class RepairWords {
    private RepairWords() {}

    /** {@code Publish now}. */
    static String verb(RepairAction action) {
        return switch (action) {
            case PUBLISH_NOW -> "Publish now";
            case REQUEUE -> "Re-queue";
            case RESCHEDULE -> "New time";
            case MARK_PUBLISHED -> "Mark as published";
            case RETRY_UNCONFIRMED -> "Not there: send again";
            case CANCEL -> "Cancel post";
        };
    }

    /** The word on the button that does it. */
    static String apply(RepairAction action) {
        return action == RepairAction.RESCHEDULE ? "Give new time" : verb(action);
    }

    /** {@code Publish 12 posts now}. */
    static String title(RepairAction action, int count) {
        var posts = Formats.count(count, "post");
        return switch (action) {
            case PUBLISH_NOW -> "Publish " + posts + " now";
            case REQUEUE -> "Re-queue " + posts;
            case RESCHEDULE -> "Give " + posts + " a new time";
            case MARK_PUBLISHED -> "Mark " + posts + " as published";
            case RETRY_UNCONFIRMED -> "Send " + posts + " again";
            case CANCEL -> "Cancel " + posts;
        };
    }

    /** What it means, in one line under the choice. */
    static String meaning(RepairAction action) {
        return switch (action) {
            case PUBLISH_NOW -> "They are queued for this moment and go out within seconds.";
            case REQUEUE -> "A time that is still to come stays; what is past goes out from now on, one a minute "
                    + "per channel.";
            case RESCHEDULE -> "Each gets the next free slot of its channel, or all get the time that you name.";
            case MARK_PUBLISHED -> "You looked, and it is there. Belfry notes that and sends nothing.";
            case RETRY_UNCONFIRMED -> "You looked, and it is not there. Belfry notes that and sends it again; were it "
                    + "there after all, it would be there twice.";
            case CANCEL -> "They will not go out. They can be queued again later.";
        };
    }

    /** {@code 3 posts re-queued}. */
    static String done(RepairAction action, int count) {
        return Formats.count(count, "post") + switch (action) {
            case PUBLISH_NOW -> " publishing now";
            case REQUEUE -> " queued again";
            case RESCHEDULE -> " given a new time";
            case MARK_PUBLISHED -> " marked as published";
            case RETRY_UNCONFIRMED -> " sent again";
            case CANCEL -> " cancelled";
        };
    }

    static Ikon icon(RepairAction action) {
        return switch (action) {
            case PUBLISH_NOW -> Feather.SEND;
            case REQUEUE -> Feather.ROTATE_CW;
            case RESCHEDULE -> Feather.CLOCK;
            case MARK_PUBLISHED -> Feather.CHECK_CIRCLE;
            case RETRY_UNCONFIRMED -> Feather.REPEAT;
            case CANCEL -> Feather.SLASH;
        };
    }

    /** The repairs that at least one of these states allows, those of the first state first. */
    static List<RepairAction> allowed(Collection<DeliveryState> states) {
        return states.stream().flatMap(state -> Repairs.allowed(state).stream()).distinct().toList();
    }

    /** Why a repair is for none of these; empty: it is for some. */
    static String whyNot(RepairAction action, Collection<DeliveryState> states) {
        if (states.isEmpty()) {
            return "Select a post first";
        }
        if (allowed(states).contains(action)) {
            return "";
        }
        var state = states.iterator().next();
        return switch (state) {
            case PUBLISHED -> "It is out; nothing may be sent again";
            case PUBLISHING -> "It is being sent at this moment";
            case UNCONFIRMED -> "It may be out already: say first whether it is there";
            case DRAFT, IN_REVIEW, QUEUED, HELD, FAILED, MISSED, CANCELLED ->
                "\"%s\" is not for a post that is %s".formatted(verb(action), PostWords.word(state));
        };
    }

    /** {@code failed → queued}. */
    static Stream<DeliveryState> path(DeliveryState before, DeliveryState after) {
        return before == after ? Stream.of(before) : Stream.of(before, after);
    }
}
