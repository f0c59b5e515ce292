"""What composing knows of Korean."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import Language

_TEASER = re.compile(r"^\[?(?:사설|칼럼|분석|인터뷰|포토|기고|해설)[\]】:]")
_REFERS_BACK = re.compile(
    r"^(?:(?:그러나|하지만|또|또한|이어|그러면서|앞서|다만)\s)?(?:그는|그녀는|그들은|이는|이들은|이에|그러면서"
    r"|이와 관련해?|이 자리에서|이 같은|이러한|이런)\s"
)


class Korean(Language):
    """Korean: teasers and sentences that refer back."""

    def is_teaser(self, headline: str) -> bool:
        return _TEASER.search(headline) is not None

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
