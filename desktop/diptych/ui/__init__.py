"""The window: the only room with Qt."""

# before Qt: PySide reads the source of whatever is imported after it, to see whether that is written for it
import diptych.app.session
import diptych.report
import diptych.search
import diptych.stories  # noqa: F401
