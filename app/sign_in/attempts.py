"""How often one may try to sign in."""

from __future__ import annotations

from app.serve.gradio_wire.rate_limit import Limiter

MINUTES = 5


class Attempts:
    """Counts attempts by name and address, in the memory of this process.

    Guessing one password from one place is stopped soonest. From many places, or at many names,
    more is allowed: else a stranger could shut somebody out, and one person a whole office.

    Args:
        most_of_pair: At one name from one address, without success.
        most_of_name: At one name from anywhere.
        most_of_address: At any name from one address.
    """

    def __init__(
        self, most_of_pair: int = 10, most_of_name: int = 100, most_of_address: int = 300
    ) -> None:
        self._of_pair = Limiter(most_of_pair, MINUTES)
        self._of_name = Limiter(most_of_name, MINUTES)
        self._of_address = Limiter(most_of_address, MINUTES)

    def may(self, name: str, address: str) -> bool:
        """Counts one attempt; returns whether that is still within the limits."""
        name = _folded(name)
        # In this order: what is refused already does not count against a name as well.
        return (
            self._of_address.may(address)
            and self._of_pair.may(f"{address} {name}")
            and self._of_name.may(name)
        )

    def succeeded(self, name: str, address: str) -> None:
        """Begins to count anew for who has just signed in."""
        self._of_pair.forget(f"{address} {_folded(name)}")


def _folded(name: str) -> str:
    return name.casefold()[:64]
