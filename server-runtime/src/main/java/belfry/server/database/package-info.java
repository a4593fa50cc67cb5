/** Opens PostgreSQL, the truth: pool, migrations, transactions, its clock, and connections that listen. */
@NullMarked
package belfry.server.database;

import org.jspecify.annotations.NullMarked;
