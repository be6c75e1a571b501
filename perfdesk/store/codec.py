"""An Edit as JSON text and back, exactly; this is what a line of the journal holds.

    {"action": "add", "fields": {"unit": ["name", …], …},
     "changes": [{"change": "inserted", "parent": "…", "index": 0, "tree": ["unit", "…", ["局本级", …], []]}]}

A tree is an item: its kind, its identity, its values in the order of `fields`, and what is below it. `fields` has the
kinds that occur.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypedDict, cast

from perfdesk.domain.edits import (
    Change,
    Edit,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    Place,
    ValueChange,
    items_in,
)
from perfdesk.domain.fields import FIELDS
from perfdesk.domain.identity import Id
from perfdesk.domain.items import Item, below
from perfdesk.store.json_text import from_json, to_json
from perfdesk.store.older_notes import OLDER_NOTES, older_change, older_notes
from perfdesk.store.storable import NUL_IN_JSON, is_storable, refuse_unstorable
from perfdesk.store.values import (
    BLANK,
    KIND_NAMES,
    KINDS,
    Plain,
    full_value,
    item_of,
    plain_value,
    plain_values,
)


def encode(edit: Edit) -> str:
    """Raises NotStorable."""
    kinds = {type(item) for change in edit.changes for item in items_in(change)}
    fields = {name: FIELDS[kind] for name, kind in KINDS.items() if kind in kinds}
    changes = ",".join(_text(change) for change in edit.changes)
    text = f'{{"action":{to_json(edit.action)},"fields":{to_json(fields)},"changes":[{changes}]}}'
    if not is_storable(text) or NUL_IN_JSON in text:
        refuse_unstorable(edit)
    return text


def decode(text: str) -> Edit:
    edit = cast(_EditJson, from_json(text))
    changes = (each for change in edit["changes"] for each in _changes(change, edit["fields"]))
    return Edit(edit["action"], tuple(changes))


_Fields = Mapping[str, list[str]]
_ItemJson = tuple[str, str, list[Plain], list["_ItemJson"]]


class _ChangeJson(TypedDict, total=False):
    """Those that go with `change`."""

    change: str
    item: str
    field: str
    before: Plain
    after: Plain
    parent: str
    index: int
    tree: _ItemJson
    from_parent: str
    from_index: int
    to_parent: str
    to_index: int


class _EditJson(TypedDict):
    action: str
    fields: _Fields
    changes: list[_ChangeJson]


def _text(change: Change) -> str:
    """Item by item: one call for a whole import would let no other thread do anything for too long."""
    match change:
        case ValueChange(place, before, after):
            return to_json({
                "change": "value", "item": place.item, "field": place.field,
                "before": plain_value(place.field, before), "after": plain_value(place.field, after),
            })  # fmt: skip
        case ItemInserted(parent, index, item):
            head = to_json({"change": "inserted", "parent": parent, "index": index})
            return f'{head[:-1]},"tree":{_tree(item)}}}'
        case ItemRemoved(parent, index, item):
            head = to_json({"change": "removed", "parent": parent, "index": index})
            return f'{head[:-1]},"tree":{_tree(item)}}}'
        case ItemMoved(item_id, from_parent, from_index, to_parent, to_index):
            return to_json({
                "change": "moved", "item": item_id, "from_parent": from_parent, "from_index": from_index,
                "to_parent": to_parent, "to_index": to_index,
            })  # fmt: skip


def _changes(data: _ChangeJson, fields: _Fields) -> Iterable[Change]:
    """One, unless an older version changed a list of notes."""
    if data.get("field") in OLDER_NOTES:
        return older_change(Id(data["item"]), data["field"], data["before"], data["after"])
    return (_DECODERS[data["change"]](data, fields),)


def _value_change(data: _ChangeJson, _: _Fields) -> Change:
    field = data["field"]
    before, after = full_value(field, data["before"]), full_value(field, data["after"])
    return ValueChange(Place(Id(data["item"]), field), before, after)


def _inserted(data: _ChangeJson, fields: _Fields) -> Change:
    return ItemInserted(Id(data["parent"]), data["index"], _item(data["tree"], fields))


def _removed(data: _ChangeJson, fields: _Fields) -> Change:
    return ItemRemoved(Id(data["parent"]), data["index"], _item(data["tree"], fields))


def _moved(data: _ChangeJson, _: _Fields) -> Change:
    return ItemMoved(
        Id(data["item"]), Id(data["from_parent"]), data["from_index"], Id(data["to_parent"]), data["to_index"]
    )


_DECODERS: dict[str, Callable[[_ChangeJson, _Fields], Change]] = {
    "value": _value_change, "inserted": _inserted, "removed": _removed, "moved": _moved,
}  # fmt: skip


def _tree(item: Item) -> str:
    own = to_json([KIND_NAMES[type(item)], item.id, plain_values(item)])
    return f"{own[:-1]},[{','.join(_tree(child) for child in below(item))}]]"


def _item(tree: _ItemJson, fields: _Fields) -> Item:
    name, item_id, values, parts = tree
    by_name = BLANK[name] | dict(zip(fields[name], values, strict=True))
    notes = [note for field in OLDER_NOTES if field in by_name for note in older_notes(field, by_name[field])]
    plain = [by_name[field] for field in FIELDS[KINDS[name]]]
    return item_of(KINDS[name], Id(item_id), plain, (*(_item(each, fields) for each in parts), *notes))
