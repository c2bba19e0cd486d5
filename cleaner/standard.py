"""The standard chain.

>>> STANDARD.names[0]
'mojibake'
"""

from __future__ import annotations

from cleaner.pipeline import Pipeline
from cleaner.stages import STANDARD_ORDER

STANDARD = Pipeline(STANDARD_ORDER)
"""Every stage of ours but `simplified` and `traditional`, in the order of `cleaner.stages.OURS`:

- `mojibake` first: nothing can be said of a text that is not yet in its own characters;
- `look-alikes` next, so that the others see hanzi as hanzi and digits as digits;
- `spaces`, `punctuation`, `lost-symbols`: within a line;
- `doubled` before `seams` and `hard-wraps`: the width of a line tells where it was cut, and a doubled line is twice as
  wide as it was printed.
"""
