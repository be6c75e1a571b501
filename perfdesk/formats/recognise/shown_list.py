"""A list with a row a project, where a person says what its columns are: its head is not known, or there is none."""

from collections.abc import Mapping, Sequence

from perfdesk.domain.amounts import AMOUNT_FIELDS
from perfdesk.formats.recognise.columns import GOAL, INDICATORS, NAME
from perfdesk.formats.recognise.forms.words import usual_head
from perfdesk.formats.recognise.grid_rows import Row
from perfdesk.formats.recognise.table_head import TableHead, table_head

PROJECT, PROJECT_UNIT = "project", "project_unit"
"""The unit of a project, while `unit` beside indicators is that of their values."""
OF_A_ROW = (*AMOUNT_FIELDS, GOAL, INDICATORS)
"""What a project has in its row besides its name, concepts and fields alike."""


def is_list_of_rows(concepts: Mapping[int, str]) -> bool:
    """Whether each row is a project; with a column of indicators' names each would be an indicator."""
    said = set(concepts.values())
    return PROJECT in said and "name" not in said and not said.isdisjoint(OF_A_ROW)


def shown_head(rows: Sequence[Row], start: int, height: int, concepts: Mapping[int, str]) -> TableHead:
    """`concepts` by column; without a head (`height` 0) each column goes by its usual word, or by its number."""
    columns = {NAME if said == PROJECT else said: at for at, said in sorted(concepts.items(), reverse=True)}
    kept = {name: at for name, at in columns.items() if name in (NAME, *OF_A_ROW)}
    unit = columns.get(PROJECT_UNIT)
    if height:
        return table_head(rows, start, height, kept)._replace(unit=unit)
    body = rows[start:]
    counting = [at for at, said in concepts.items() if not said and _only_counts(body, at)]
    return TableHead(start, 0, kept, headless(concepts, max(map(len, body), default=0)), counting, unit)


def headless(concepts: Mapping[int, str], width: int) -> tuple[str, ...]:
    """Heads for columns that have none: what is kept as it is must be found again under something."""
    said = (concepts.get(at, "") for at in range(width))
    return tuple(_word(each) if each else f"第{at}列" for at, each in enumerate(said, 1))


def _word(concept: str) -> str:
    return usual_head("unit" if concept == PROJECT_UNIT else concept)


def _only_counts(rows: Sequence[Row], at: int) -> bool:
    """Whether a column says 1, 2, 3 … and nothing else."""
    said = [row[at].text.strip() for row in rows if at < len(row) and row[at].text.strip()]
    return len(said) > 1 and said == [str(number) for number in range(1, len(said) + 1)]
