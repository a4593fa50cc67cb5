/** What a deployment costs: prices are micro-units per block; people think in hours and months. */
@NullMarked
package belfry.core.akash.price;

import org.jspecify.annotations.NullMarked;
