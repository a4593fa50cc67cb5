package belfry.core.publish;

/** What kind of refusal a network gave; decides retry, back-off, channel health and remedy. */
public enum ErrorClass {
    RETRY_LATER,
    RATE_LIMITED,
    OUTAGE,
    REAUTHORISE,
    PERMISSION,
    PLATFORM_CHECKPOINT,
    APP_REVIEW,
    QUOTA,
    FIX_CONTENT,
    FIX_MEDIA,
    UNKNOWN;

    /** Whether the same call may succeed later without anybody doing anything. */
    public boolean passes() {
        return switch (this) {
            case RETRY_LATER, RATE_LIMITED, OUTAGE -> true;
            case REAUTHORISE, PERMISSION, PLATFORM_CHECKPOINT, APP_REVIEW, QUOTA, FIX_CONTENT, FIX_MEDIA, UNKNOWN ->
                false;
        };
    }

    /** Whether every post of the channel would fail alike, so that they are held instead of burned. */
    public boolean stopsChannel() {
        return switch (this) {
            case REAUTHORISE, PERMISSION, PLATFORM_CHECKPOINT, APP_REVIEW -> true;
            case RETRY_LATER, RATE_LIMITED, OUTAGE, QUOTA, FIX_CONTENT, FIX_MEDIA, UNKNOWN -> false;
        };
    }
}
