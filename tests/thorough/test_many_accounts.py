"""Six accounts, odd ones and long ones: every chart holds them, legibly and on two pages."""

import legible
import pytest


@pytest.mark.parametrize("topic", legible.TOPICS, ids=lambda topic: topic.__name__.split(".")[-1])
@pytest.mark.parametrize("kind", ["one account", "six accounts", "six odd accounts", "1,000 sentences and 400"])
def test_every_chart_is_legible_fits_its_page_and_bears_its_name(kind, topic):
    for name, figure in legible.drawn(kind, topic).items():
        legible.check(name, figure, legible.TWO_PAGES)
