"""Average linkage: what goes together, by how well its members go together in the mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]


def linked(parts: Sequence[Sequence[T]], score: Callable[[T, T], float]) -> list[list[int]]:
    """The parts joined, by their numbers, as long as the best two have a mean score above 0.

    `score` is asked once of each two members of two parts. Clusters come in the order of their first part.

    >>> linked([[1], [9], [2, 3]], lambda one, other: 3 - abs(one - other))
    [[0, 2], [1]]
    """
    clusters = {number: [number] for number in range(len(parts))}
    sizes = {number: len(part) for number, part in enumerate(parts)}
    total = {
        (low, high): sum(score(one, other) for one in parts[low] for other in parts[high])
        for high in clusters
        for low in range(high)
    }

    def mean(pair: Pair) -> float:
        return total[pair] / (sizes[pair[0]] * sizes[pair[1]])

    while total:
        low, high = best = max(total, key=lambda pair: (mean(pair), -pair[0], -pair[1]))
        if mean(best) <= 0:
            break
        del total[best]
        for third in clusters.keys() - {low, high}:
            total[ordered(low, third)] += total.pop(ordered(high, third))
        clusters[low] += clusters.pop(high)
        sizes[low] += sizes.pop(high)
    return [sorted(numbers) for numbers in clusters.values()]


def ordered(one: int, other: int) -> Pair:
    """Two numbers, the smaller first."""
    return (one, other) if one < other else (other, one)
