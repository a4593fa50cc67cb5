/**
 * Workspaces and who may enter them: accounts, sessions, members and their roles, API keys, the audit of it, and what a
 * new installation begins with.
 */
@NullMarked
package belfry.server.workspace;

import org.jspecify.annotations.NullMarked;
