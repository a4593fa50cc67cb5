package belfry.core.network.errors;

import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;

/** What an answer means that no entry of the catalogue knows: its status still says something (RFC 9110 section 15). */
final class StatusFamily {
    private StatusFamily() {}

    static Verdict verdict(Fault fault, String network) {
        if (fault.status().isEmpty()) {
            return new Verdict(ErrorClass.RETRY_LATER, Settled.UNKNOWN, Problem.error("network-answer-lost",
                    "%s was called and its answer is lost".formatted(network),
                    "The connection broke after the request had begun to leave",
                    "Belfry looks for the post before it does anything else"));
        }
        int status = fault.status().getAsInt();
        return switch (status / 100) {
            case 5 -> new Verdict(ErrorClass.OUTAGE, Settled.UNKNOWN, Problem.error("network-outage",
                    "%s answered with an error of its own (%d)".formatted(network, status),
                    "The service or something before it is in trouble; whether it took the post is open",
                    "Belfry looks for the post, then tries again", "See the status page of the network"));
            case 4 -> refused(status, network);
            case 3 -> new Verdict(ErrorClass.UNKNOWN, Settled.NOT_PUBLISHED, Problem.error("network-redirects",
                    "%s sends the call elsewhere (%d)".formatted(network, status),
                    "The address of the channel is not where the service answers",
                    "Reconnect the channel with the address that the service itself uses"));
            default -> new Verdict(ErrorClass.UNKNOWN, Settled.UNKNOWN, Problem.error("network-answer-unreadable",
                    "%s gave an answer that Belfry cannot read (%d)".formatted(network, status),
                    "It is a success by its status, and names no post",
                    "Belfry looks for the post", "Look into the evidence; a proxy may have answered"));
        };
    }

    private static Verdict refused(int status, String network) {
        var kind = kind(status);
        return new Verdict(kind, Settled.NOT_PUBLISHED, Problem.error("network-refused",
                "%s refused the call (%d)".formatted(network, status), cause(kind), remedy(kind)));
    }

    private static ErrorClass kind(int status) {
        return switch (status) {
            case 401 -> ErrorClass.REAUTHORISE;
            case 403 -> ErrorClass.PERMISSION;
            case 400, 422 -> ErrorClass.FIX_CONTENT;
            case 415 -> ErrorClass.FIX_MEDIA;
            case 425 -> ErrorClass.RETRY_LATER;
            default -> ErrorClass.UNKNOWN;
        };
    }

    private static String cause(ErrorClass kind) {
        return switch (kind) {
            case REAUTHORISE -> "It does not accept the channel's credential";
            case PERMISSION -> "The account is not allowed to do this";
            case FIX_CONTENT -> "It does not take the post as it is";
            case FIX_MEDIA -> "It does not take the media as they are";
            case RETRY_LATER, RATE_LIMITED, OUTAGE -> "It wants the call later";
            case PLATFORM_CHECKPOINT, APP_REVIEW, QUOTA, UNKNOWN -> "It gave a reason that Belfry does not know yet";
        };
    }

    private static String remedy(ErrorClass kind) {
        return switch (kind) {
            case REAUTHORISE -> "Reconnect the channel";
            case PERMISSION -> "Check the account's rights on the network, then reconnect the channel";
            case FIX_CONTENT -> "Read the evidence, mend the post and publish it again";
            case FIX_MEDIA -> "Convert the media and publish again";
            case RETRY_LATER, RATE_LIMITED, OUTAGE -> "Nothing: Belfry tries again";
            case PLATFORM_CHECKPOINT, APP_REVIEW, QUOTA, UNKNOWN -> "Read the evidence, then publish again or cancel";
        };
    }
}
