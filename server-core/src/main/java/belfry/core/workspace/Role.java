package belfry.core.workspace;

import static belfry.core.workspace.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** What a member is in a workspace; the rights of each role stand here and nowhere else. */
public enum Role {
    OWNER,
    ADMIN,
    EDITOR,
    /** Writes drafts; somebody else lets them go. */
    AUTHOR,
    /** Reads. */
    ANALYST,
    /** Keeps it running and repairs; does not write content. */
    OPERATOR;

    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER -> EnumSet.allOf(Permission.class);
            case ADMIN -> EnumSet.allOf(Permission.class);
            case EDITOR ->
                EnumSet.of(READ_POSTS, WRITE_DRAFTS, PUBLISH, REPAIR, READ_CHANNELS, WRITE_MEDIA, READ_HEALTH);
            case AUTHOR -> EnumSet.of(READ_POSTS, WRITE_DRAFTS, READ_CHANNELS, WRITE_MEDIA);
            case ANALYST -> EnumSet.of(READ_POSTS, READ_CHANNELS, READ_HEALTH);
            case OPERATOR -> EnumSet.of(READ_POSTS, REPAIR, READ_CHANNELS, MANAGE_CHANNELS, READ_HEALTH, OPERATE);
        };
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }
}
