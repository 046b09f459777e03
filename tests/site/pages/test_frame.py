"""What stands around every text: notice, dates, who and who pays."""

import os
from datetime import UTC, date, datetime

TERMS = [
    "Authors", "Medical reviewer", "Funding", "Conflicts of interest", "Last reviewed", "Next review",
    "Version", "License",
]  # fmt: skip


def test_notice_stands_at_the_head_of_every_page(pages):
    for name, article in pages.items():
        assert "Education, not medical advice" in article.select_one(".page-head").get_text(), name


def test_fixed_block_stands_at_the_foot_of_every_page(pages):
    for name, article in pages.items():
        foot = article.select_one(".page-foot")
        assert [term.get_text() for term in foot.select("dt")] == TERMS, name
        assert "Do not start, stop or change a medicine" in foot.get_text(), name


def test_nobody_is_invented(pages):
    for name, article in pages.items():
        foot = article.select_one(".page-foot").get_text()
        assert "no clinician has reviewed this page" in foot, name
        assert "the Living Bone contributors" in foot, name


def test_no_review_is_overdue(pages):
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    today = datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    for name, article in pages.items():
        reviewed, due = (date.fromisoformat(t["datetime"]) for t in article.select(".page-foot time"))
        assert reviewed <= due, name
        assert due >= today, f"{name}: review was due on {due}"


def test_help_and_contact_are_in_the_same_place(pages):
    for name, article in pages.items():
        last = article.select(".page-foot a")[-1]
        assert last.get_text().startswith("Something wrong or unclear?"), name
