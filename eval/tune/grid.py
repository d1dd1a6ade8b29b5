"""The configurations that a sweep measures: every combination of the settings given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import product
from typing import Any

from eval.run.reference_systems import DEPTH, RAW_PASSAGES
from eval.run.systems import ON_RAW_TEXT, SIGNALS, WITHOUT_ENCODER, channel_weights
from index.encoder import BUNDLED
from index.fusion import TEXT_ONLY, FusionWeights
from ingest.errors import SettingsError
from ingest.passages import PassageSettings

SMALLEST_PASSAGE = 50  # characters: about the shortest sentence that says something
FUSING = {"chat": FusionWeights(), "automatic": TEXT_ONLY}
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A system with its settings; equal ones give equal figures.

    Attributes:
        system: Its name.
        passages: How passages are cut.
        k: Passages retrieved, and scored.
        encoder: Name or folder of the encoder; None if the system has none.
        weights: How signals are fused; None if the system fuses none.
    """

    system: str
    passages: PassageSettings
    k: int
    encoder: str | None
    weights: FusionWeights | None

    def as_record(self) -> dict[str, Any]:
        """Returns the settings as a results file holds them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Point:
    """A combination of values. Several are one configuration if a system lacks a setting.

    Attributes:
        values: The value of every setting, as people read it.
        configuration: What is measured.
        name: The system and those of its settings that vary.
    """

    values: Mapping[str, str]
    configuration: Configuration
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Values of each setting; one that has none keeps the default of its system.

    Attributes:
        systems: Names of systems.
        sizes: Most characters of a passage.
        overlaps: Characters that a passage may repeat of the one before.
        encoders: Names or folders.
        without: Signals that are switched off one at a time, beside none of them.
        weights: Weights of a signal, by its name.
        ks: Numbers of passages retrieved.
    """

    systems: Sequence[str] = ("chat",)
    sizes: Sequence[int] = ()
    overlaps: Sequence[int] = ()
    encoders: Sequence[str] = (str(BUNDLED),)
    without: Sequence[str] = ()
    weights: Mapping[str, Sequence[float]] = field(default_factory=dict)
    ks: Sequence[int] = (DEPTH,)

    def varying(self) -> dict[str, list[str]]:
        """Returns the values of each setting that has several, as people read them."""
        labelled = {
            name: list(dict.fromkeys(_label(value) for value in values))
            for name, values in self._axes().items()
        }
        return {name: values for name, values in labelled.items() if len(values) > 1}

    def points(self) -> list[Point]:
        """Returns all combinations, the number of passages varying fastest.

        Raises:
            SettingsError: A value cannot be used.
        """
        self._check()
        axes, varying = self._axes(), self.varying()
        found = []
        for values in product(*axes.values()):
            chosen = dict(zip(axes, values, strict=True))
            found.append(
                Point(
                    {name: _label(value) for name, value in chosen.items()},
                    self._configuration(chosen),
                    _name(chosen, varying),
                )
            )
        return found

    def _axes(self) -> dict[str, Sequence[Any]]:
        return {
            "system": self.systems,
            "encoder": self.encoders,
            "size": self.sizes or (None,),
            "overlap": self.overlaps or (None,),
            "without": (NOTHING, *self.without),
            **self.weights,
            "k": self.ks,
        }

    def _configuration(self, chosen: Mapping[str, Any]) -> Configuration:
        system = chosen["system"]
        weights = channel_weights(system)
        if system in FUSING:
            values = {signal: chosen[signal] for signal in self.weights}
            if chosen["without"] != NOTHING:
                values[chosen["without"]] = 0.0
            weights = replace(FUSING[system], **values)
        return Configuration(
            system=system,
            passages=_passages(system, chosen["size"], chosen["overlap"]),
            k=chosen["k"],
            encoder=None if system in WITHOUT_ENCODER else chosen["encoder"],
            weights=weights,
        )

    def _check(self) -> None:
        for signal in (*self.without, *self.weights):
            if signal not in SIGNALS:
                raise SettingsError(
                    f"There is no signal {signal!r}; the signals are {', '.join(SIGNALS)}."
                )
        for signal, values in self.weights.items():
            for value in values:
                if not 0 <= value < math.inf:
                    raise SettingsError(f"The weight {value:g} of {signal} is not 0 or more.")
        for k in self.ks:
            if not 1 <= k <= DEPTH:
                raise SettingsError(
                    f"{k} passages cannot be measured: the metrics look at 1 to {DEPTH}."
                )


def parse_weights(texts: Sequence[str]) -> dict[str, list[float]]:
    """Returns the weights in options such as "question_cosine=0.25,0.5", by signal.

    Raises:
        SettingsError: An option has another form.
    """
    weights: dict[str, list[float]] = {}
    for text in texts:
        signal, _, values = text.partition("=")
        try:
            weights.setdefault(signal, []).extend(float(value) for value in values.split(","))
        except ValueError:
            raise SettingsError(
                f"The weight {text!r} is not of the form question_cosine=0.25,0.5."
            ) from None
    return weights


def _passages(system: str, size: int | None, overlap: int | None) -> PassageSettings:
    default = RAW_PASSAGES if system in ON_RAW_TEXT else PassageSettings()
    size = default.size if size is None else size
    overlap = default.overlap if overlap is None else overlap
    if size < SMALLEST_PASSAGE:
        raise SettingsError(
            f"Passages of {size} characters are too small; {SMALLEST_PASSAGE} is the least."
        )
    if not 0 <= overlap < size:
        raise SettingsError(
            f"An overlap of {overlap} does not go with passages of {size} characters ({system}); "
            "it must be 0 or more and smaller than they are."
        )
    return PassageSettings(size, overlap)


def _name(chosen: Mapping[str, Any], varying: Mapping[str, object]) -> str:
    system = chosen["system"]
    lacking = {"system"}
    if system in WITHOUT_ENCODER:
        lacking.add("encoder")
    if system not in FUSING:
        lacking |= {"without", *SIGNALS}
    if chosen["without"] == NOTHING:
        lacking.add("without")
    settings = [f"{name} {_label(chosen[name])}" for name in varying if name not in lacking]
    return ", ".join([system, *settings])


def _label(value: object) -> str:
    """Returns a value as people read it."""
    if value is None:
        return "default"
    if isinstance(value, float):
        return f"{value:.15g}"
    return "bundled" if value == str(BUNDLED) else str(value)
