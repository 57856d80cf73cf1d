"""Compare the self-checks of packages: `same_answer.py FILE FILE…`.

Each is what `diptych selfcheck --format json` wrote. The exit status is 0 when all passed and are the same,
byte for byte but for the member `machine`, else 1.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> int:
    """Compare the files that the command line names; the exit status."""
    paths = [Path(word) for word in sys.argv[1:]]
    answers = {path: common(path.read_text("utf-8")) for path in paths}
    failed = [path.name for path, answer in answers.items() if not json.loads(answer)["passed"]]
    for name in failed:
        print(f"FAILED  {name}: the self-check did not pass.", file=sys.stderr)
    if len(set(answers.values())) != 1:
        for part in parts(answers.values()):
            print(f"FAILED  The answers differ in “{part}”.", file=sys.stderr)
        return 1
    print(f"ok      the same answer from {', '.join(path.name for path in paths)}")
    return 1 if failed else 0


def common(text: str) -> str:
    """The answer without what speaks of the machine, written in one way."""
    return json.dumps({**json.loads(text), "machine": None}, ensure_ascii=False, indent=1)


def parts(answers: object) -> list[str]:
    """Names of the parts in which answers differ, or what of their heads does."""
    told = [json.loads(answer) for answer in answers]
    names = sorted({name for one in told for name in one["parts"]})
    differing = [name for name in names if len({json.dumps(one["parts"].get(name)) for one in told}) > 1]
    return differing or [
        name for name in ("schema", "version", "passed") if len({one[name] for one in told}) > 1
    ]


if __name__ == "__main__":
    sys.exit(main())
