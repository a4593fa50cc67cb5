package belfry.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostPortTest {
    @Test
    void anOpenedHostIsOneHostAndOnePort() {
        assertEquals(new HostPort("media.lan", 8080), HostPort.parse("Media.lan:8080"));
        assertEquals(new HostPort("fd00::1", 443), HostPort.parse("[fd00::1]:443"));
        for (var wrong : List.of("media.lan", "media.lan:", ":80", "media.lan:http", "http://media.lan:80", "a@b:80",
                "media.lan:99999", "10.0.0.0/8:80", "*:80 ")) {
            assertThrows(IllegalArgumentException.class, () -> HostPort.parse(wrong), wrong);
        }
    }
}
