/** Child processes: started, watched, started again, taken over from an earlier life of the server, and ended in order. */
@NullMarked
package belfry.server.supervise;

import org.jspecify.annotations.NullMarked;
