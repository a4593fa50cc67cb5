package belfry.desktop.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.wire.SlotView;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotModelTest {
    private final SlotModel model = new SlotModel(List.of(new SlotView(3, LocalTime.of(9, 0))));

    @Test
    void timesAreReadAsPeopleWriteThemAndStandInTheOrderOfTheWeek() {
        assertEquals("", model.add("6pm", List.of(1)));
        assertEquals("", model.add("8.15", List.of(3)));
        assertEquals("", model.add("7", List.of(1)));

        assertEquals(List.of(new SlotView(1, LocalTime.of(7, 0)), new SlotView(1, LocalTime.of(18, 0)),
                new SlotView(3, LocalTime.of(8, 15)), new SlotView(3, LocalTime.of(9, 0))), model.slots());
    }

    @Test
    void whatIsNoTimeIsNamed() {
        assertEquals("\"25:00\" is no time; write it like 09:00 or 6pm", model.add("25:00", List.of(1)));
        assertEquals("\"13pm\" is no time; write it like 09:00 or 6pm", model.add("13pm", List.of(1)));
        assertEquals("\"soon\" is no time; write it like 09:00 or 6pm", model.add("soon", List.of(1)));
        assertEquals("Choose at least one day", model.add("9:00", List.of()));
    }

    @Test
    void aSlotIsThereOnce() {
        assertEquals("These slots are there already", model.add("09:00", List.of(3)));

        assertEquals(1, model.slots().size());
    }

    @Test
    void slotsAreToldInFewWords() {
        var nine = LocalTime.of(9, 0);
        assertEquals("No slots", ChannelWords.slots(List.of()));
        assertEquals("Mon, Wed 09:00", ChannelWords.slots(List.of(new SlotView(1, nine), new SlotView(3, nine))));
        assertEquals("Mon–Sat 09:00", ChannelWords.slots(
                IntStream.rangeClosed(1, 6).mapToObj(day -> new SlotView(day, nine)).toList()));
        assertEquals("daily 09:00", ChannelWords.slots(
                IntStream.rangeClosed(1, 7).mapToObj(day -> new SlotView(day, nine)).toList()));
        assertEquals("weekdays 09:00", ChannelWords.slots(
                IntStream.rangeClosed(1, 5).mapToObj(day -> new SlotView(day, nine)).toList()));
    }
}
