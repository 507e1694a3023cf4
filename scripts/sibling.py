"""Scripts of this folder that have no `.py` in their names, as modules."""
import importlib.machinery
import importlib.util
import pathlib


def load(name):
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(pathlib.Path(__file__).resolve().parent / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module
