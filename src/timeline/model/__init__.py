"""The values everything else speaks in: dates, texts, timexes, events. No I/O, no clock."""
