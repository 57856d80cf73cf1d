"""An article comes in, what a source card says of where it came from goes out."""

from diptych.corpus import Article
from diptych.i18n import _
from diptych.text import visible


def provenance(article: Article, imported: str = "") -> list[tuple[str, str]]:
    """Label and words of each line: source, hash of the raw bytes, time of import, encoding, mended words.

    imported: ISO time at which the article came into the library, "" when it is not in one.
    """
    origin = article.origin
    lines = [
        (_("Source"), visible(origin.source)),
        ("SHA-256", origin.sha256),
        (_("Imported"), imported),
        (_("Encoding"), origin.encoding),
        (_("Mended words"), str(len(article.repairs)) if article.repairs else ""),
    ]
    return [(label, words) for label, words in lines if words]
