"""How many households will remain, and when the last one closes, as far as their history tells."""

from forecast.basis import Why
from forecast.foretelling import Band, Clear, Forecast, foretell
from forecast.spells import Spells

__all__ = ["Band", "Clear", "Forecast", "Spells", "Why", "foretell"]
