import json
import os
import subprocess
import sys

_TOLD = """
import diptych
import json
import numpy
import threadpoolctl
pools = threadpoolctl.threadpool_info()
print(json.dumps([pool["num_threads"] for pool in pools if pool["user_api"] == "blas"]))
"""


def threads_of_numpy(**environment: str) -> list[int]:
    plain = {name: value for name, value in os.environ.items() if not name.endswith("_THREADS")}
    run = subprocess.run(
        [sys.executable, "-c", _TOLD], env=plain | environment, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


def test_tables_are_multiplied_in_one_thread():
    assert set(threads_of_numpy()) <= {1}


def test_who_asks_for_more_threads_gets_them():
    assert set(threads_of_numpy(OPENBLAS_NUM_THREADS="2")) <= {min(2, os.cpu_count() or 1)}
