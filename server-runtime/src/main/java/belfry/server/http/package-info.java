/**
 * The door: routes and who may use them, problems in place of errors, the event stream, health and metrics. Features
 * bring their own {@link belfry.server.http.Routes}.
 */
@NullMarked
package belfry.server.http;

import org.jspecify.annotations.NullMarked;
