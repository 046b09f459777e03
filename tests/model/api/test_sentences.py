"""Sentences filled with numbers read as sentences, whatever is asked, and say what was computed."""

import pytest

from model import api
from scripts.bench import sentences
from scripts.bench.random_requests import RandomRequests

REQUESTS = 300
SEED = 15


@pytest.mark.slow
def test_thousands_of_sentences_of_random_requests_hold_no_slip():
    source = RandomRequests(SEED)
    count, found = 0, []
    for _ in range(REQUESTS):
        request = source.proper() | {"units": source.random.choice(("conventional", "si"))}
        if request.get("women", 0) > 1:
            request["women"] = 1  # of whom the words tell, and one costs less than many
        result = api.run(request)
        for text in sentences.sentences_of(result):
            count += 1
            found += [(slip, request) for slip in sentences.find_slips(text) + sentences.find_unended(text)]
        found += [(slip, request) for slip in sentences.find_contradictions(result)]
    assert not found, f"{len(found)} of {count} sentences: {found[:5]}"
    assert count > 2000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2 of 144 rows shown, from 1 studies.", "one of many"),
        ("It took 3 year.", "many of one"),
        ("One builder works 0.0 points more than at rest.", "nothing with a direction"),
        ("The spine falls by 0.0% in 3 years.", "nothing that moves"),
        ("The spine falls by −0.1% in 3 years.", "a minus beside its word"),
        ("Bone stays level a year.", "level by the year"),
        ("Bone changes by 0.3% a year for 5 years.", "by the year, for years"),
        ("This is the the end.", "a word twice"),
        ("Between people 0.3 to 0.3.", "a range of one number"),
        ("1 of 20 trials find the effect.", "one that act"),
        ("2 of 20 trials finds the effect.", "many that acts"),
        ("1 of 12 cycles are without an egg.", "one that are"),
        ("On nothing it falls; On estrogen it rises.", "a capital inside"),
        ("144 rows. none report an interval.", "a small start"),
        ("It lasts a 8 of 10.", "article"),
        ("The mean is nan.", "what is no word"),
        ("The mean is 3  ng/mL .", "signs and spaces"),
    ],
)
def test_each_slip_is_seen(text, name):
    assert name in {slip.split(":")[0] for slip in sentences.find_slips(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The spine falls by 0.1% in 1 year; on nothing by 10.0 points more.",
        "1 of 20 trials finds the effect, 11 of 20 find none, and 1.0 points are left.",
        "After 3.3025186 years 100% to 100.5% is left: −0.5% a year over 5 years.",
        "A 7-year trial of 21 days; an 8-week one.",
        "Stays level in 10 years.",
    ],
)
def test_sound_sentences_pass(text):
    assert not sentences.find_slips(text)


def test_a_change_that_is_not_in_the_summary_is_seen():
    result = api.run({"scenario": "playground"})
    assert not sentences.find_contradictions(result)
    wrong = result | {"sentence": result["sentence"].replace("falls by", "rises by")}
    assert len(sentences.find_contradictions(wrong)) == 2
