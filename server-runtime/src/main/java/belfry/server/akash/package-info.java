/**
 * Watching deployments on Akash, read-only: the chain's REST interface, Console's API and the gateways of providers are
 * asked, what they say is reviewed, and traps become incidents.
 */
@NullMarked
package belfry.server.akash;

import org.jspecify.annotations.NullMarked;
