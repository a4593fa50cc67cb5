package belfry.core.akash.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerAddressTest {
    private static final String GOOD = OwnerAddress.sample(1).text();

    @Test
    void theFormIsTheOneOfTheStandard() {
        assertEquals(Optional.empty(), Bech32.fault("cosmos1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc5lzv7xu", "cosmos"));
        assertEquals(44, GOOD.length());
        assertTrue(GOOD.startsWith("akash1"));
    }

    @Test
    void everySingleWrongCharacterIsNoticed() {
        for (int place = 6; place < GOOD.length(); place++) {
            for (var letter : "qpzry9x8gf2tvdw0s3jn54khce6mua7l".toCharArray()) {
                var typed = GOOD.substring(0, place) + letter + GOOD.substring(place + 1);
                assertEquals(typed.equals(GOOD), OwnerAddress.problem(typed).isEmpty(), typed);
            }
        }
    }

    @Test
    void twoSwappedNeighboursAreNoticed() {
        for (int place = 6; place < GOOD.length() - 1; place++) {
            var typed = GOOD.substring(0, place) + GOOD.charAt(place + 1) + GOOD.charAt(place)
                    + GOOD.substring(place + 2);
            assertEquals(typed.equals(GOOD), OwnerAddress.problem(typed).isEmpty(), typed);
        }
    }

    @Test
    void theProblemSaysWhatIsWrong() {
        assertEquals("It does not begin with akash1", cause("cosmos1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc5lzv7xu"));
        assertEquals("The character \"b\" does not occur in addresses", cause("akash1b" + GOOD.substring(7)));
        assertEquals("It mixes upper and lower case", cause("Akash1" + GOOD.substring(6)));
        assertEquals("It does not begin with akash1", cause(""));
        assertTrue(cause(GOOD.substring(0, 40)).startsWith("Its checksum"));
        assertTrue(cause("akash1" + "q".repeat(200)).contains("206 characters"));
    }

    @Test
    void upperCaseFromAQrCodeIsTheSameAddress() {
        assertEquals(GOOD, new OwnerAddress(GOOD.toUpperCase(Locale.ROOT)).text());
        assertThrows(IllegalArgumentException.class, () -> new OwnerAddress("akash1"));
    }

    private static String cause(String typed) {
        return OwnerAddress.problem(typed).orElseThrow().cause();
    }
}
