"""`python -m tests.evaluation SET ROWS.jsonl > PRED.jsonl`: what the program answers to each row of a set.

`tests/evaluation/SET.py` holds `predict(row)`, which returns the `pred` the scorer of the set wants. Files
beside the rows are in `row["folder"]`.
"""

import json
import sys
from importlib import import_module
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Write one line of JSON a row to standard output; 2 on a wrong call."""
    sets = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    if len(arguments) != 2 or arguments[0] not in sets:
        print(f"usage: python -m tests.evaluation SET ROWS.jsonl  (SET: {', '.join(sets)})", file=sys.stderr)
        return 2
    predict = import_module(f"tests.evaluation.{arguments[0]}").predict
    rows = Path(arguments[1])
    sys.stdout.reconfigure(encoding="utf-8")
    for line in rows.open(encoding="utf-8"):
        row = json.loads(line)
        answer = predict({**row, "folder": str(rows.parent)})
        print(json.dumps({"id": row["id"], "pred": answer}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
