"""Documents of any size and any writing get a record: nothing crashes, nothing is lost or taken twice."""

from __future__ import annotations

import pytest

import onrecord

REPORT = (
    "Two guards were hurt when a shell hit the mill in Oslo on 3 May, Mayor Ada Orel said. "
    "“It was late and nobody slept,” she told reporters. The union denied it."
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "👩‍👩‍👧 🔥🔥",
        "🇺🇦" * 500,
        "a",
        "“",
        "\u200b\ufeff",
        "Ні, це не так. Вони пішли. " * 30,
        "x" * 20_000,
    ],
)
def test_what_is_no_report_gives_an_empty_record(text: str) -> None:
    record = onrecord.read(text, published="2022-11-26")
    assert record.document.text == text
    assert record.attributions == record.tolls == record.events == ()


def test_what_is_in_another_language_is_said_to_be_unread() -> None:
    text = f"{REPORT}\n\nРаненых нет, сообщил мэр города в понедельник утром."
    record = onrecord.read(text)
    assert [text[slice(*one.spans[0])][:7] for one in record.unread] == ["Раненых"]
    assert record.attributions == onrecord.read(REPORT).attributions


def test_a_long_document_is_read_to_its_end() -> None:
    """Each of many paragraphs gives what one alone gives: windows lose nothing at their edges."""
    paragraphs = 120
    text = "\n\n".join([REPORT] * paragraphs)
    alone, record = onrecord.read(REPORT), onrecord.read(text)
    assert len(record.tolls) == paragraphs * len(alone.tolls)
    contents = [one.content.value for one in record.attributions]
    assert len(contents) >= 0.95 * paragraphs * len(alone.attributions)
    assert record.attributions[-1].content.spans[0][0] > len(text) - len(REPORT)


def test_any_grouping_of_documents_gives_the_same_bytes() -> None:
    texts = [REPORT, "", "👋", f"{REPORT} " * 30, REPORT.upper(), "Привіт, світе."]
    documents = [onrecord.document(text, id=str(number)) for number, text in enumerate(texts)]
    alone = [onrecord.to_json(onrecord.Reader().read(one)) for one in documents]
    reader = onrecord.Reader()
    together = [onrecord.to_json(one) for one in reader.stream(documents)]
    again = [onrecord.to_json(one) for one in reader.stream(documents[3:] + documents[:3])]
    assert together == alone
    assert again == alone[3:] + alone[:3]
