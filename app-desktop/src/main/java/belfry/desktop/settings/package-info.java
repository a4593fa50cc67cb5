/**
 * What a person sets: appearance, zone, servers, keys, members, late policy.
 */
@NullMarked
package belfry.desktop.settings;

import org.jspecify.annotations.NullMarked;
