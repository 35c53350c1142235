"""When Python need not look for garbage."""

from __future__ import annotations

import gc

from bot.garbage import keeping_all


def test_nothing_is_looked_for_while_all_is_kept() -> None:
    """Only the outermost ends it, and then what was made is passed over for good."""
    frozen = gc.get_freeze_count()
    with keeping_all():
        made = [[each] for each in range(1000)]
        with keeping_all():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(made)
    gc.unfreeze()


def test_it_ends_when_something_goes_wrong() -> None:
    """Whoever cannot read a file goes on with the old engine, and with looking for garbage."""
    try:
        with keeping_all():
            raise ValueError
    except ValueError:
        gc.unfreeze()
    assert gc.isenabled()
