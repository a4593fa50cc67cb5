package belfry.desktop.composer;

/** One press that cures a finding, or brings one to where it is cured. */
record Mend(String label, Runnable run) {}
