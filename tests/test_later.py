"""What is made when it is asked for is there for whoever asks."""

from __future__ import annotations

from sitegen.later import Once


class Overtaken(Once[str]):
    """Another thread asks, and has it, just when this one has seen that it is not."""

    was_overtaken = False

    def __getattribute__(self, name: str) -> object:
        """Return an attribute as it was before the other thread came."""
        found = object.__getattribute__(self, name)
        if name == "_make" and not Overtaken.was_overtaken:
            Overtaken.was_overtaken = True
            assert "made" == self()
        return found


def test_two_who_ask_at_once_both_get_it() -> None:
    """Each may make it, but none finds it half made."""
    assert "made" == Overtaken(lambda: "made")()
    assert Overtaken.was_overtaken
