"""The recipe varied: what a variation says differs, all else stays."""

from __future__ import annotations

import pytest

from training.layers import load
from training.variations import FILE, varied
from training.variations import load as variations


def test_a_variation_changes_seed_rates_and_the_shares_it_names():
    recipe, made = load(), varied(load(), "incidents")
    assert (made.run.seed, made.run.batch, made.run.rate) == (12, 4096, 2.0e-4)
    assert made.sampling["muc"] == 30 != recipe.sampling["muc"]
    assert made.sampling["uds"] == recipe.sampling["uds"]
    assert made.layers == recipe.layers
    assert made.run.window == recipe.run.window


def test_the_pool_grows_with_the_batch():
    recipe, made = load(), varied(load(), "plain")
    assert made.run.pool == recipe.run.pool * made.run.batch // recipe.run.batch


@pytest.mark.parametrize("name", variations())
def test_every_variation_fits_the_recipe(name):
    assert varied(load(), name).sampling.keys() == load().sampling.keys()


def test_an_unknown_variation_is_refused_with_those_there_are():
    with pytest.raises(SystemExit, match="no 'swift'; there are plain, incidents"):
        varied(load(), "swift")


def test_no_two_variations_share_a_seed():
    seeds = [one.seed for one in variations().values()]
    assert len(set(seeds)) == len(seeds), FILE


def test_only_some_corpora_are_those_that_there_are():
    pytest.importorskip("torch")
    from training.train import only

    assert only(load(), ["tolls"]).sampling.keys() == {"tolls"}
    assert only(load(), []).sampling == load().sampling
    with pytest.raises(SystemExit, match="--only: no corpus tols"):
        only(load(), ["tols"])
