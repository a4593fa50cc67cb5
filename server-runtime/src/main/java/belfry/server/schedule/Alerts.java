package belfry.server.schedule;

import belfry.core.problem.Problem;
import java.util.Collection;
import java.util.UUID;

/** Where publishing reports what a person should know; incidents in the product, a list in tests. */
public interface Alerts {
    /** Opens, or brings up to date what is open under the problem's code and this subject. */
    void open(UUID workspace, String subject, Problem problem, Collection<UUID> deliveries);

    /** Closes what is open; nothing happens when nothing is. */
    void close(String code, String subject, String why);
}
