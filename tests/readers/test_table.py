"""Tables: which column is what, dates in one column or several, rows that are skipped."""

from __future__ import annotations

import pytest

from timeline.errors import AmbiguousDate, UnreadableFile
from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate
from timeline.model.event import Event, Records, Status
from timeline.readers import table
from timeline.temporal.phrase import parse_entry


def read(text: str, name: str = "log.csv") -> Records:
    return table.read(text.encode(), name)


def dates(records: Records) -> list[str]:
    return [edtf.write(event.date) for event in records.events]


def only(records: Records) -> Event:
    assert len(records.events) == 1, records
    return records.events[0]


def test_columns_by_their_usual_names() -> None:
    event = only(
        read(
            "When,Headline,Details,People,City,Category,Link,Status\n"
            "2024-10-28,Bridge closes,For repairs,Ada Lind; Bo Ek,Tarn,roads,"
            "https://example.org/b,planned\n"
        )
    )
    assert edtf.write(event.date) == "2024-10-28"
    assert (event.title, event.text) == ("Bridge closes", "For repairs")
    assert event.who == ("Ada Lind", "Bo Ek")
    assert event.where == ("Tarn",)
    assert event.tags == ("roads",)
    assert event.status is Status.PLANNED
    assert event.sources[0].ref == "https://example.org/b"
    assert event.sources[0].at == 2


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("date,title", "2024-10,Fog", "2024-10"),
        ("date,title", "2024-10-28 9:05,Fog", "2024-10-28T09:05"),
        ("date,title", "2024-10-28T09:05:30.250+0300,Fog", "2024-10-28T09:05:30+03:00"),
        ("date,title", "20241028T090530Z,Fog", "2024-10-28T09:05:30Z"),
        ("start,end,title", "2024-10-28,2024-10-30,Fog", "2024-10-28/2024-10-30"),
        ("start,end,title", "2024-10-28,2024-10-28,Fog", "2024-10-28"),
        ("date,time,title", "2024-10-28,14:32,Fog", "2024-10-28T14:32"),
        ("date,time,title", "2024-10-28,2:32 pm,Fog", "2024-10-28T14:32"),
        ("date,start time,end time,title", "2024-10-28,14:00,15:30,Fog",
         "2024-10-28T14:00/2024-10-28T15:30"),
        ("Year,Month,Day,End Year,End Month,End Day,Headline", "1861,4,12,1865,5,26,War",
         "1861-04-12/1865-05-26"),
        ("Year,Month,Day,Time,Headline", "-43,3,15,,Ides", "-0043-03-15"),
        ("Year,Month,Day,Time,Headline", "2024,10,28,14:32,Fog", "2024-10-28T14:32"),
        ("year,title", "1984,Fog", "1984"),
        ("Date (UTC),Event_Title", "2024-10-28,Fog", "2024-10-28"),
    ],
)  # fmt: skip
def test_dates(head: str, row: str, expected: str) -> None:
    assert dates(read(f"{head}\n{row}\n")) == [expected]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    assert dates(read(f"date{sign}title\n2024-10-28{sign}Fog\n")) == ["2024-10-28"]


def test_a_title_with_commas_in_quotes() -> None:
    event = only(read('date,title\n2024-10-28,"Fog, rain, and\nsnow"\n'))
    assert event.title == "Fog, rain, and snow"


def test_rows_that_are_no_events_say_why() -> None:
    records = read("date,title\n,Nothing\n2024-13-01,Bad month\n2024-10-28,\n2024-10-28,Fog\n")
    assert [item.reason for item in records.skipped] == [
        "row 2: it has no date",
        'row 3: "2024-13-01" is not a date: month 13',
        "row 4 has no title",
    ]
    assert [event.title for event in records.events] == ["Fog"]


def test_other_dates_are_read_by_the_caller() -> None:
    def read_date(text: str) -> Interval:
        if text == "28 Oct 2024":
            return edtf.parse("2024-10-28")
        raise AmbiguousDate(f'"{text}" can be read twice')

    data = b"date,title\n28 Oct 2024,Fog\n3/4/2024,Rain\n"
    records = table.read(data, "log.csv", read_date)
    assert dates(records) == ["2024-10-28"]
    assert records.skipped[0].reason == 'row 3: "3/4/2024" can be read twice'


def test_a_table_without_names() -> None:
    records = read("2024-10-28,x1,Fog over the harbour\n2024-10-29,x2,It clears\n")
    assert [event.title for event in records.events] == ["Fog over the harbour", "It clears"]
    assert records.events[0].extra == {"column_2": "x1"}


def test_unknown_columns_are_kept_and_named() -> None:
    records = read("Occurred,title,Ship No.\n2024-10-28,Fog,7\n")
    assert records.events[0].extra == {"ship_no": "7"}
    assert records.document.notes == (
        'column "Occurred" read as date',
        "kept as they are: Ship No.",
    )


def test_a_long_title_becomes_a_text() -> None:
    event = only(read(f"date,title\n2024-10-28,{'word ' * 200}\n"))
    assert len(event.title) <= 300
    assert event.title.endswith("…")
    assert event.text == ("word " * 200).strip()


def test_a_formula_guard_is_taken_off() -> None:
    event = only(read("date,title\n2024-10-28,'=1+1 is two\n"))
    assert event.title == "=1+1 is two"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,colour\nA,red\n", "log.csv has no column of dates and one of titles (found: name, "
         "colour)"),
        ("date,title\n2024-10-28,\"Fog\n", "log.csv, line 2: a quotation mark opens a cell, and "
         "none closes it"),
        (f"date,title\n2024-10-28,{'x' * 1_000_000}\n", "log.csv, line 2: a cell has more than "
         "131,072 characters"),
        ("date,title\n" + "2024,x\n" * 100_001, "log.csv is too large: at most 100,000 rows of "
         "500 columns"),
        ("date,title" + ",x" * 600 + "\n", "log.csv is too large: at most 100,000 rows of 500 "
         "columns"),
    ],
)  # fmt: skip
def test_tables_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert caught.value.message == message


def test_a_table_without_a_date_is_refused_early() -> None:
    lines = "".join(f"row {number},Pier {number}\n" for number in range(90_000))
    with pytest.raises(UnreadableFile, match=r"no row has a date, of the first 5,000 \(row 2: "):
        read(f"date,title\n{lines}")


@pytest.mark.parametrize("cell", ["3 May 2024", "May 3, 2024", "3rd of May 2024", "3 MAY 2024"])
def test_days_in_words_need_nobody_to_read_them(cell: str) -> None:
    data = f'date,title\n"{cell}",Pier opened\n'.encode()
    (event,) = table.read(data, "t.csv", read_date=lambda text: edtf.parse("1999")).events
    assert edtf.write(event.date) == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("03/05/2024 25/05/2024", ["2024-05-03", "2024-05-25"], "the day stands first in every"),
        ("03/05/2024 05/25/2024", ["2024-03-05", "2024-05-25"], "the month stands first in every"),
        ("03.05.2024 13.05.2024", ["2024-05-03", "2024-05-13"], "the day stands first in every"),
        ("03/05/2024 04/05/2024", [], 'date_order = "dmy" or "mdy" under [timeline]'),
        ("13/05/2024 03/05/2024 05/25/2024", ["2024-05-13", "2024-05-25"], "date_order = "),
    ],
)
def test_one_date_tells_how_all_are_written(text: str, expected: list[str], note: str) -> None:
    rows = "".join(f"{cell},Fog\n" for cell in text.split())
    records = table.read(f"date,title\n{rows}".encode(), "log.csv", typed)
    assert dates(records) == expected
    assert any(said.startswith(note) for said in records.document.notes)


def typed(text: str) -> Interval:
    return parse_entry(text, base=PartialDate(2024, 6, 1)).interval


def test_a_time_behind_such_a_date() -> None:
    records = read("date,title\n03/05/2024 14:30,Fog\n25/05/2024,Sun\n")
    assert dates(records) == ["2024-05-03T14:30", "2024-05-25"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("sep=;\ndate;title\n2024-10-28;Fog, again\n;x\n", 3),
        ('Harbour log\n\ndate,title\n2024-10-28,"Fog, again"\n,x\n', 5),
        ("Datum;Ereignis\n2024-10-28;Fog, again\n\n;x\n", 4),
    ],
)
def test_heads_as_programs_write_them(text: str, row: int) -> None:
    records = read(text)
    assert only(records).title == "Fog, again"
    assert records.skipped[0].reason == f"row {row}: it has no date"


def test_a_spreadsheets_number_is_called_what_it_is() -> None:
    (item,) = read("date,title\n45415,Fog\n").skipped
    assert "is a spreadsheet's number of a day" in item.reason
