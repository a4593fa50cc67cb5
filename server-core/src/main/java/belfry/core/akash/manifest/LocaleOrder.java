package belfry.core.akash.manifest;

import java.util.Comparator;

/**
 * The order of JavaScript's localeCompare for the characters that names are made of: punctuation, then digits, then
 * letters without regard to case, lower case first where only case differs. (Unicode collation, root.)
 */
final class LocaleOrder implements Comparator<String> {
    static final LocaleOrder ORDER = new LocaleOrder();

    private static final String PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private LocaleOrder() {}

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int at = 0; at < shorter; at++) {
            int order = Integer.compare(weight(left.charAt(at)), weight(right.charAt(at)));
            if (order != 0) {
                return order;
            }
        }
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : right.compareTo(left);
    }

    private static int weight(char c) {
        int mark = PUNCTUATION.indexOf(c);
        return mark >= 0 ? mark : 64 + Character.toLowerCase(c);
    }
}
