"""The program at work in a process of its own, in which opening any socket is a failure."""

import os
import subprocess
import sys

import pytest

# told on the real standard error and by the exit status: whoever catches the exception cannot hide it
GUARD = """
import os, sys

def probes():
    # urllib3, which comes with the extraction library, tries on import whether the machine knows IPv6:
    # it binds a socket to ::1, sends nothing and closes it
    frame = sys._getframe(2)
    return "_has_ipv6" in (frame.f_code.co_name, frame.f_back and frame.f_back.f_code.co_name)

def refuse(event, args):
    if event in ("socket.__new__", "socket.bind") and probes():
        return
    if event.startswith("socket."):
        os.write(2, f"NETWORK {event} {args!r}\\n".encode())
        os._exit(99)

sys.addaudithook(refuse)
"""
COMMAND = f"{GUARD}\nfrom diptych.__main__ import main\nraise SystemExit(main(sys.argv[1:]))"
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvre</title>
<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><script src="http://127.0.0.1:9/a.js"></script></head>
<body><article><h1>Le pont rouvre</h1><p><img src="http://127.0.0.1:9/a.png">La mairie de Vaubrune a promis
44 millions d’euros pour réparer le vieux pont de la ville avant la fin du mois de mai.</p>
<p>Les travaux du pont commenceront lundi prochain, a dit la maire devant les habitants réunis.</p></article>
</body></html>"""


def guarded(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, words)]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "call",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request as r\ntry: r.urlopen('http://127.0.0.1:9')\nexcept Exception: pass",
    ],
)
def test_the_guard_sees_a_socket_even_when_the_error_is_swallowed(call):
    assert guarded(f"{GUARD}\n{call}").returncode == 99


def test_no_command_opens_a_socket(tmp_path, pair):
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    works = [
        ("import", page, *pair),
        ("search", "pont"),
        ("compare", page, pair[1], "--out", tmp_path / "a.html"),
        ("compare", *pair, "--out", tmp_path / "a.docx"),
        ("matrix", page, *pair, "--format", "csv"),
        ("library", "export", tmp_path / "all.diptych"),
        ("screenshot", tmp_path / "a.png", page, pair[1]),
        ("selfcheck", "--only", "window"),
    ]
    for words in works:
        ran = guarded(COMMAND, *words)
        assert "NETWORK" not in ran.stderr, (words, ran.stderr)
        assert ran.returncode == 0, (words, ran.stderr)
