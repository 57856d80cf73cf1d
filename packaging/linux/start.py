"""The way into the frozen program, which PyInstaller follows to find what it imports."""

from diptych.__main__ import main

raise SystemExit(main())
