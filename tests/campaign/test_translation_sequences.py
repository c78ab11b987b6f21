"""Whatever staff do, in whatever order: states match a plain model, and no text is lost."""

import pytest
import reversion
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from reversion.models import Version

from campaign import reverting
from campaign.models import Post, Translation
from campaign.models.publishing import State
from campaign.translating import rules
from campaign.translating.saving import saving, set_in_progress, stamp, states
from ict4sdg import languages
from tests.factories import PostFactory

FIELDS, CODES = ("title", "summary"), ("ar", "fr")
words = st.sampled_from(["", "one", "two", "three"])
fields, codes = st.sampled_from(FIELDS), st.sampled_from(CODES)


class Plain:
    """The rules in few words, without fingerprints: texts, what each was made from, what moved."""

    def __init__(self, texts):
        self.texts = dict(texts)
        self.made_from = {}
        self.moved = set()
        self.unfinished = set()

    def source(self, field):
        return self.texts[field, "en"]

    def save(self, changes, *, draft, minor=False, made_from=None):
        made_from = made_from or {}
        before = {field: self.source(field) for field in FIELDS}
        edited = {key for key, text in changes.items() if text != self.texts[key]} | set(made_from)
        self.texts.update(changes)
        for code in CODES:
            for field in FIELDS:
                self.save_one(field, code, before[field], edited, minor, made_from)
            self.count_what_is_empty(code)
            for field in FIELDS:
                if not draft or (field, code) in made_from:
                    self.settle(field, code)

    def save_one(self, field, code, before, edited, minor, made_from):
        key = field, code
        if key in edited:
            self.moved.discard(key)
            self.made_from.pop(key, None)
            if self.texts[key]:
                self.made_from[key] = made_from.get(key, self.source(field))
        elif minor and key not in self.moved and self.made_from.get(key) == before:
            if self.texts[key] or before == self.source(field):
                self.made_from[key] = self.source(field)
            else:
                self.made_from.pop(key)

    def count_what_is_empty(self, code):
        begun = any(self.texts[field, code] for field in FIELDS)
        for field in FIELDS:
            key = field, code
            if not begun:
                self.made_from.pop(key, None)
                self.moved.discard(key)
            elif not self.texts[key] and not self.source(field):
                self.made_from[key] = ""
                self.moved.discard(key)

    def settle(self, field, code):
        key = field, code
        made, source = self.made_from.get(key), self.source(field)
        differs = made is not None and made != source and (source or self.texts[key])
        (self.moved.add if differs else self.moved.discard)(key)

    def still_right(self, code):
        self.unfinished.discard(code)
        for field in FIELDS:
            key = field, code
            if self.texts[key]:
                self.made_from[key] = self.source(field)
                self.moved.discard(key)
            elif self.source(field):
                self.made_from.pop(key, None)
                self.moved.discard(key)

    def state(self, code):
        if not any(self.texts[field, code] for field in FIELDS):
            return "missing"
        never = any(
            self.source(field)
            and not self.texts[field, code]
            and (field, code) not in self.made_from
            for field in FIELDS
        )
        if code in self.unfinished or never:
            return "in_progress"
        return "outdated" if any(key[1] == code for key in self.moved) else "current"


class Rules:
    """The rules on plain values, without a database."""

    def __init__(self):
        self.texts = {(field, code): "" for field in FIELDS for code in (*CODES, "en")}
        self.standings = {code: rules.Standing() for code in CODES}
        self.state = State.DRAFT

    def of(self, code):
        return {field: self.texts[field, code] for field in FIELDS}

    def save(self, changes, *, minor=False, made_from=None):
        before = self.of("en")
        self.texts.update(changes)
        for code, standing in self.standings.items():
            known = {f: text for (f, c), text in (made_from or {}).items() if c == code}
            draft = self.state == State.DRAFT
            save = rules.Save(self.of("en"), self.of(code), before, not draft, minor, False, known)
            rules.after(standing, save, own_words)

    def revert(self, number, code, changes, made_from):
        self.save(changes, made_from=made_from)

    def still_right(self, code):
        self.standings[code].in_progress = False
        rules.stamp(self.standings[code], self.of("en"), FIELDS, own_words)

    def leave_unfinished(self, code):
        self.save({})
        self.standings[code].in_progress = True

    def states(self):
        source = self.of("en")
        return {code: rules.state(each, source, own_words) for code, each in self.standings.items()}

    def made_from(self):
        return {(f, c): t for c, each in self.standings.items() for f, t in each.made_from.items()}


def own_words(name, text):
    return text


class Database:
    """The same through saves of a post, with its versions."""

    def __init__(self):
        self.post = PostFactory.build(published_in=["en"], state=State.DRAFT, published_at=None)
        for code in languages.CODES:
            for name in (*FIELDS, "body"):
                setattr(self.post, f"{name}_{code}", "")
        self.versions = []

    @property
    def texts(self):
        post = Post.objects.get(pk=self.post.pk)
        return {(f, c): getattr(post, f"{f}_{c}") or "" for f in FIELDS for c in (*CODES, "en")}

    @property
    def state(self):
        return self.post.state

    @state.setter
    def state(self, state):
        self.post.state = state

    def save(self, changes, *, minor=False, made_from=None):
        by_code = {}
        for (field, code), text in (made_from or {}).items():
            by_code.setdefault(code, {})[field] = text
        for (field, code), text in changes.items():
            setattr(self.post, f"{field}_{code}", text)
        with saving(minor=minor, made_from=by_code):
            self.keep(self.post.save)

    def keep(self, change):
        with reversion.create_revision():
            change()
            reversion.add_to_revision(self.post)
        self.versions.append(Version.objects.get_for_object(self.post).first())

    def revert(self, number, code, changes, made_from):
        version = self.versions[number]
        self.keep(lambda: reverting.revert_language(self.post, version, code))

    def still_right(self, code):
        stamp(self.post, code)

    def leave_unfinished(self, code):
        set_in_progress(self.post, code)

    def states(self):
        found = states(self.post)
        return {code: found[code] for code in CODES}

    def made_from(self):
        rows = Translation.objects.of(self.post).filter(language__in=CODES)
        return {
            (f, row.language): row.made_from[f]
            for row in rows
            for f in row.made_from
            if f in FIELDS
        }


class Staff(RuleBasedStateMachine):
    site_class = Rules

    @initialize(texts=st.fixed_dictionaries({(f, c): words for f in FIELDS for c in CODES}))
    def write(self, texts):
        texts |= {("title", "en"): "one", ("summary", "en"): ""}
        self.site, self.past = self.site_class(), []
        self.plain = Plain(dict.fromkeys(texts, ""))
        self.save(texts)

    def save(self, changes, *, minor=False, made_from=None):
        self.site.save(changes, minor=minor, made_from=made_from)
        self.follow(changes, minor=minor, made_from=made_from)

    def follow(self, changes, **known):
        self.plain.save(changes, draft=self.site.state == State.DRAFT, **known)
        self.past.append(dict(self.plain.texts))

    @rule(field=fields, text=words, minor=st.booleans())
    def edit_the_source(self, field, text, minor):
        if field == "summary" or text:
            self.save({(field, "en"): text}, minor=minor)

    @rule(field=fields, code=codes, text=words)
    def translate(self, field, code, text):
        self.save({(field, code): text})

    @rule(field=fields, code=codes, texts=st.tuples(words, words), minor=st.booleans())
    def edit_both(self, field, code, texts, minor):
        if field == "summary" or texts[0]:
            self.save({(field, "en"): texts[0], (field, code): texts[1]}, minor=minor)

    @rule(state=st.sampled_from([State.DRAFT, State.IN_REVIEW]))
    def take_a_step(self, state):
        self.site.state = state
        self.save({})

    @rule(field=fields, code=codes, text=words.filter(bool), source=words)
    def import_a_file_made_from_some_source(self, field, code, text, source):
        self.save({(field, code): text}, made_from={(field, code): source})

    @rule(code=codes)
    def say_it_is_still_right(self, code):
        self.site.still_right(code)
        self.plain.still_right(code)

    @rule(code=codes)
    def leave_it_unfinished(self, code):
        self.site.leave_unfinished(code)
        self.plain.save({}, draft=self.site.state == State.DRAFT)
        self.plain.unfinished.add(code)

    @rule(code=codes, data=st.data())
    def revert_a_language(self, code, data):
        number = data.draw(st.integers(0, len(self.past) - 1))
        changes = {(f, code): self.past[number][f, code] for f in FIELDS}
        made_from = {
            key: self.source_when_written(number, key)
            for key, text in changes.items()
            if text != self.plain.texts[key]
        }
        self.site.revert(number, code, changes, made_from)
        self.follow(changes, made_from=made_from)

    def source_when_written(self, number, key):
        while number and self.past[number - 1][key] == self.past[number][key]:
            number -= 1
        return self.past[number][key[0], "en"]

    @invariant()
    def states_are_those_of_the_plain_model(self):
        if hasattr(self, "plain"):
            assert self.site.states() == {code: self.plain.state(code) for code in CODES}

    @invariant()
    def no_text_is_lost(self):
        if hasattr(self, "plain"):
            assert self.site.texts == self.plain.texts
            assert self.site.made_from() == self.plain.made_from


class StaffOfTheSite(Staff):
    site_class = Database


def run(machine, examples, steps):
    quiet = list(HealthCheck)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=quiet,
        ),
    )


def test_the_rules_match_a_plain_model_and_lose_no_text():
    run(Staff, 400, 25)


@pytest.mark.django_db
def test_the_site_matches_a_plain_model_and_loses_no_text():
    run(StaffOfTheSite, 10, 10)
