/** Posts, their deliveries and parts as they stand in the database, and what a person may do with them. */
@NullMarked
package belfry.server.post;

import org.jspecify.annotations.NullMarked;
