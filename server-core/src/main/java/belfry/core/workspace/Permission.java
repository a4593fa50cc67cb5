package belfry.core.workspace;

/** What a role may or may not do; every route names one. */
public enum Permission {
    READ_POSTS,
    WRITE_DRAFTS,
    PUBLISH,
    REPAIR,
    READ_CHANNELS,
    MANAGE_CHANNELS,
    WRITE_MEDIA,
    READ_HEALTH,
    OPERATE,
    MANAGE_WORKSPACE,
    MANAGE_MEMBERS,
    MANAGE_KEYS
}
