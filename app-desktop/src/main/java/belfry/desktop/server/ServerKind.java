package belfry.desktop.server;

/** What a server is used for; the window's upper edge shows it. */
public enum ServerKind {
    THIS_MACHINE("This machine", ""), PRODUCTION("Production", "production"), TESTING("Testing", "testing");

    private final String title;
    private final String styleClass;

    ServerKind(String title, String styleClass) {
        this.title = title;
        this.styleClass = styleClass;
    }

    public String title() {
        return title;
    }

    public String styleClass() {
        return styleClass;
    }
}
