package belfry.server.stack;

/** The innermost reason of a failure, for an operator. */
final class Causes {
    private Causes() {}

    static String root(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var said = root.getMessage();
        return said == null ? root.getClass().getSimpleName() : said.lines().findFirst().orElse(said);
    }
}
