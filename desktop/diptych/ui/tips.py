"""Words of anyone come in, a tooltip that shows them to the letter goes out."""

from html import escape

from PySide6.QtGui import Qt

from diptych.text import visible


def plain_tip(text: str) -> str:
    """`text` as a tooltip: Qt has no plain ones, and takes for HTML whatever looks like it.

    A title that holds a tag would be drawn as it asks, and a picture in it looked for on the disk.
    """
    text = "\n".join(map(visible, text.split("\n")))
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if Qt.mightBeRichText(text) else text
