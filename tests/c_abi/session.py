"""A draft is typed from Python: the finding comes and goes with the figure, and misuse is an exception."""
import crosscheck

WELLS = "Ostrey County closed {} drinking-water wells in June 2023."
with crosscheck.Checker() as checker:
    checker.add(id="a", outlet="The Harbour Post", published="2023-07-03", text=WELLS.format(11))
    index = crosscheck.Index(checker)
with index, crosscheck.Session(index) as session:
    added = session.set_draft(id="d", outlet="Island Times", published="2023-07-04", text=WELLS.format(14))["added"]
    assert [f["finding"]["kind"] for f in added] == ["NUMERIC_CONFLICT"], added
    draft, other = added[0]["sides"]
    assert draft["inDraft"] and draft["valueText"] == "14 drinking-water wells", draft
    assert other["article"]["outlet"] == "The Harbour Post" and other["text"] == WELLS.format(11), other
    begin = WELLS.index("{")
    changes = session.replace(begin, begin + 2, "11")
    assert changes["removed"] == [added[0]["finding"]["id"]], changes
    assert [f["finding"]["kind"] for f in session.findings()] == ["AGREEMENT"]
    changes = session.replace(0, 0, "Officials say so. ")
    assert not changes["added"] or not changes["removed"], changes
    ignored = [added[0]["finding"]["fingerprint"]]

    with crosscheck.Session(index, ignore=ignored) as quiet:
        again = quiet.set_draft(id="d", outlet="Island Times", published="2023-07-04", text=WELLS.format(14))
        assert not again["added"], again

for code, misuse in (
    ("INVALID_ARGUMENT", lambda: crosscheck.Checker(min_confidence=2)),
    ("INVALID_ARGUMENT", lambda: crosscheck.Checker(ignore=["no fingerprint"])),
    ("INVALID_ARGUMENT", lambda: crosscheck.Checker().add(titel="x")),
    ("NOT_FOUND", lambda: crosscheck.Checker().check("no such article")),
    ("NOT_FOUND", lambda: crosscheck.Index("/no/such/archive")),
):
    try:
        misuse()
    except crosscheck.Error as error:
        assert error.code == code and str(error), (error.code, str(error))
    else:
        raise AssertionError(f"no {code}")
