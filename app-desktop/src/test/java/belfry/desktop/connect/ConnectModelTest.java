package belfry.desktop.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.desktop.server.ServerKind;
import org.junit.jupiter.api.Test;

class ConnectModelTest {
    @Test
    void anotherMachineIsTakenForProductionUntilSomebodySaysOtherwise() {
        assertEquals(ServerKind.PRODUCTION,
                ConnectModel.kindFor("https://belfry.example.org", ServerKind.THIS_MACHINE));
        assertEquals(ServerKind.TESTING, ConnectModel.kindFor("https://belfry.example.org", ServerKind.TESTING));
        assertEquals(ServerKind.THIS_MACHINE, ConnectModel.kindFor("http://127.0.0.1:8420", ServerKind.PRODUCTION));
        assertEquals(ServerKind.PRODUCTION, ConnectModel.kindFor("", ServerKind.PRODUCTION));
    }
}
