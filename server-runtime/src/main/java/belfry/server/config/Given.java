package belfry.server.config;

/**
 * One value as somebody wrote it.
 *
 * @param where the line of the file, the variable or the flag, as it is told to that somebody
 */
record Given(String text, String where) {}
