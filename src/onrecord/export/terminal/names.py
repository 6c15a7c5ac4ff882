"""What the ids of a record stand for, in the words of the report."""

from __future__ import annotations

from ...model import Attribution, Record, Sourced, Span, Statement


class Names:
    """Looks up what ids stand for in one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.parties = {party.id: party.name.value for party in record.parties}
        self.statements = {statement.id: statement for statement in record.attributions}

    def party(self, given: Sourced[str]) -> str:
        """The name of a party, else the words themselves."""
        return self.parties.get(given.value, given.value)

    def all(self, given: tuple[Sourced[str], ...]) -> str:
        """The names of several parties."""
        return ", ".join(dict.fromkeys(map(self.party, given)))

    def who(self, statement: Attribution) -> str:
        """Who speaks: the party, else the words of the report; nothing where that is not said."""
        words = statement.source.value if statement.source else ""
        return self.parties.get(statement.speaker or "") or words

    def speaker(self, statement: Attribution) -> str:
        """Who speaks, and whether that is told by what stands around."""
        name = self.who(statement)
        if not name:
            return "not said who"
        return f"{name} (inferred)" if statement.speaker_inferred else name

    def according_to(self, statement: Statement) -> str:
        """In whose words a statement stands."""
        inside = self.statements.get(statement.said_in or "")
        return self.speaker(inside) if inside else "the report"

    def text(self, spans: tuple[Span, ...]) -> str:
        """The words of the report at some characters; a gap shows as dots."""
        return " … ".join(self.record.document.text[start:end] for start, end in sorted(spans))
