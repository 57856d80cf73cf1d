from diptych.report.provenance import provenance


def test_only_what_is_known_is_told(comparison):
    lines = dict(provenance(comparison.left.article))
    assert lines == {"Source": "gauche.txt", "SHA-256": "ab" * 32, "Encoding": "utf-8"}
    assert dict(provenance(comparison.left.article, "2025-03-04"))["Imported"] == "2025-03-04"
