package belfry.core.wire;

import belfry.core.workspace.Role;
import java.util.UUID;

/** A team's space. {@code role} is the asker's. */
public record WorkspaceView(UUID id, String name, String zone, int lateWindowMinutes, Role role, long version) {}
