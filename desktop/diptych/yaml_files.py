"""A YAML file that anybody may have edited comes in, its table or a sentence with file and line goes out."""

from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from diptych.errors import LexiconError
from diptych.shapes import Shape, fault

LARGEST = 2_000_000
"""Bytes: forty times the largest that ships."""
DEEPEST = 30
"""Levels; from some thousands on, yaml would end the process instead of raising."""
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, shape: Shape | None = None) -> Any:  # noqa: ANN401 - the reader of a table gives it its type
    """What the file holds; raises LexiconError, also where it is not of the shape it must have."""
    text = _text(path)
    try:
        return _table(path.name, text, shape)
    except yaml.reader.ReaderError as error:
        message = f"{_place(path, text.count(chr(10), 0, error.position))}: a control character; take it out."
        raise LexiconError(message) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _place(path, mark.line) if mark else path.name
        raise LexiconError(f"{where}: not valid YAML ({error.problem}); correct the entry there.") from error


def place(path: Path, entry: str) -> str:
    """Name of the file, and the number of the first line that an entry of these words begins in."""
    node = _LOADER(_text(path)).get_single_node()
    lines = (one.start_mark.line for one in _scalars(node) if one.value == entry)
    line = next(lines, None)
    return path.name if line is None else _place(path, line)


def _place(path: Path, line: int) -> str:
    return f"{path.name}, line {line + 1}"


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"The table {path.name} cannot be read ({error.strerror}); reinstall Diptych."
        raise LexiconError(message) from error
    if len(raw) > LARGEST:
        raise LexiconError(f"{path.name}: over {LARGEST // 1000} kB, as no table is; make it smaller.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = _place(path, raw.count(b"\n", 0, error.start))
        raise LexiconError(f"{where}: a sign that is not UTF-8; save the file as UTF-8.") from error


def _table(name: str, text: str, shape: Shape | None) -> Any:  # noqa: ANN401
    _refuse_what_no_table_holds(name, text)
    loader = _LOADER(text)
    node = loader.get_single_node()
    if node is None:
        raise LexiconError(f"{name}, line 1: the table is empty; restore its entries.")
    _refuse_doubles(name, node)
    try:
        table = loader.construct_document(node)
    except ValueError as error:  # of a day that is none, or a number of thousands of digits
        line = _line_at(next(_wrong(node)), ())
        message = f"{name}, line {line + 1}: neither date nor number ({error}); put it in quotes."
        raise LexiconError(message) from error
    found = None if shape is None else fault(table, shape)
    if found is not None:
        where = " > ".join(map(str, found.path))[:200] or "the table"
        line = _line_at(node, found.path)
        raise LexiconError(f"{name}, line {line + 1}: “{where}” must be {found.wanted}.")
    return table


def _refuse_what_no_table_holds(name: str, text: str) -> None:
    """Raise LexiconError for what could fill the memory or end the process; yaml tells nothing of it."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            told = "is nested too deeply; close what is open"
        elif isinstance(event, yaml.AliasEvent):
            told = "is an alias; write out what it stands for"
        elif getattr(event, "tag", None) not in (None, "!"):
            told = "is a tag; take it out"
        else:
            continue
        line = event.start_mark.line if event.start_mark else 0
        raise LexiconError(f"{name}, line {line + 1}: what stands there {told}.")


def _refuse_doubles(name: str, node: yaml.Node) -> None:
    """Raise LexiconError for a key that stands twice in one mapping, of which only the second would count."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            told = key.value if isinstance(key, yaml.ScalarNode) else None
            if told is None or told in seen:
                where = f"{name}, line {key.start_mark.line + 1}"
                fate = "is no word" if told is None else f"“{told[:60]}” stands there twice"
                raise LexiconError(f"{where}: a key {fate}; keep one, and quote it if need be.")
            seen.add(told)
            _refuse_doubles(name, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_doubles(name, value)


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for one in pair:
                yield from _scalars(one)


def _wrong(node: yaml.Node) -> Iterator[yaml.Node]:
    """The scalars that cannot be made into what they seem to be, and the whole in the end."""
    for scalar in _scalars(node):
        try:
            _LOADER("").construct_document(scalar)
        except ValueError:
            yield scalar
    yield node


def _line_at(node: yaml.Node, path: Sequence[Hashable]) -> int:
    """Number, from 0, of the line where what stands at a path begins, or the last of it that is there."""
    line = node.start_mark.line
    for step in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            keyed = {_LOADER("").construct_document(key): (key, value) for key, value in node.value}
            key, node = keyed[step]
            line = key.start_mark.line
    return int(line)
