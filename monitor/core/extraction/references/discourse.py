"""What a text has told so far that a reference may point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.core.extraction.references.calling import no_person, sex_by_title
from monitor.core.extraction.references.meant import Party, Thing
from monitor.core.extraction.references.nouns import (
    CANNOT_BE,
    head_noun,
    no_firm,
    one_person,
)
from monitor.core.extraction.references.paragraph import Paragraph
from monitor.core.lexicon import people
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, SPEAKER_NOUNS
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.reading import Reading
    from monitor.types import Name

# Whoever speaks where the text does not tell whom a pronoun means.
UNNAMED = {"he": "a man", "she": "a woman", "they": "several people", "it": "a text"}
HIS = {"his": "he", "her": "she"}
_OWNERS = frozenset(("his", "her", "its", "their"))


@dataclass(slots=True)
class Discourse:
    """What the text has told so far that a reference may point to."""

    reading: Reading
    subject: Party | None = None
    thing: Thing | None = None
    since: bool = False  # whether the thing was told of after whoever spoke last
    person: str | None = None
    body: str | None = None
    recent: str | None = None
    nearby: tuple[str, ...] = ()  # people whom the sentence before named
    again: frozenset[str] = frozenset()  # people whom it spoke of as "he" or "her"
    doers: tuple[str, ...] = ()  # of what the sentence before told, by name
    accuser: str | None = None
    accused: str | None = None
    accusations: int = 0
    speaker: str | None = None
    voice: str | None = None
    spoke: str | None = None  # in this sentence
    heard: str | None = None  # in the sentence before
    brief: bool = False  # whoever spoke told nothing, but called it a farce
    briefly: bool = False  # so it was in the sentence before
    aloud: bool = False  # whoever spoke was quoted, word for word
    heard_aloud: bool = False  # so it was in the sentence before
    shifted: bool = False  # whether "she said it had leaked", and not "it has"
    stranger: bool = False  # whether the sentence before brought in "a deputy"
    client: bool = False  # whether it spoke of "his client"
    people: dict[str, str] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    described: dict[str, set[str]] = field(default_factory=dict)  # by their nouns
    issued: dict[str, set[str]] = field(default_factory=dict)
    paper: str | None = None  # "letter", if the sentence before brought one in
    rivals: frozenset[str] = frozenset()  # "it", if it told of a thing besides
    paragraph: Paragraph = field(default_factory=Paragraph)
    unnamed: str | None = None  # "he" that has spoken in this sentence, unknown who
    unheard: str | None = None  # in the sentence before
    bodies: set[str] = field(default_factory=set)  # that have spoken
    neuter: set[str] = field(default_factory=set)  # names told of as "it"

    def kind(self, name: str) -> str:
        """The kind of a canonical name."""
        return self.reading.directory.kind(name)

    def note_subject(self, name: str | None) -> None:
        """Remember whom the last clause was about."""
        self.thing = None
        if name is None:
            self.subject = None
            return
        self.subject = Party(name, self.kind(name))
        if self.subject.kind == "person":
            self.person = name
        elif self.subject.kind in {"body", "other"}:
            self.body = name

    def fitting(self, pronoun: str, person: str | None) -> str | None:
        """A person, unless the text has called the same one otherwise."""
        other = person if person and self.kind(person) == "other" else None
        if other and (other in self.neuter or no_person(self.reading.directory, other)):
            return None
        fits = self.of_sex(person or "") in {None, HIS.get(pronoun, pronoun)}
        return person if fits else None

    def of_sex(self, person: str) -> str | None:
        """Whether a person is "he" or "she", as far as the text or the name tells."""
        titled = sex_by_title(self.reading.directory, person)
        return self.people.get(person) or titled or sex_of(person)

    def note_sentence(self, names: Sequence[Name]) -> None:
        """Remember the one person whom a sentence names."""
        people_ = {
            n.canonical
            for n in names
            if self.kind(n.canonical) == "person"
            or (self.kind(n.canonical) == "other" and " " in n.canonical)
        }
        self.recent = people_.pop() if len(people_) == 1 else None
        told = dict.fromkeys(n.canonical for n in names)
        self.nearby = tuple(n for n in told if self.kind(n) in {"person", "other"})

    def one_nearby(self, pronoun: str) -> str | None:
        """The only one of the sentence before whose given name fits a pronoun."""
        fits = [n for n in self.nearby if sex_of(n) == pronoun]
        return fits[0] if len(fits) == 1 else None

    def person_thing(self) -> str | None:
        """The nameless person whom the last clause was about: "the woman"."""
        return self.thing.text if self.thing and self.thing.kind == "person" else None

    def several(self) -> str | None:
        """The many, or the two, whom the last clause was about: "Acme and Borel"."""
        told = self.thing if self.thing and self.thing.kind == "plural" else None
        head = head_noun(told.text) if told else ""
        spoke = head in SPEAKER_NOUNS or head.endswith("men")  # "fishermen"
        spoke |= told is not None and " and " in told.text
        return told.text if told and spoke else None

    def note_pronoun(self, name: str | None, pronoun: str) -> None:
        """Remember that somebody with a name is told of as "he" or as "she"."""
        if name in self.reading.directory.kinds and pronoun in CANNOT_BE:
            self.people.setdefault(name, pronoun)

    def near(self, name: str | None) -> str | None:
        """A person told of last, if that was in this sentence or the one before."""
        told = {*self.nearby, *self.again, self.heard, self.spoke}
        return name if name in told else None

    def latest_of(self, pronoun: str) -> str | None:
        """The person told of last, if the given name fits a pronoun."""
        named = self.person if sex_of(self.person or "") == pronoun else None
        return self.latest.get(pronoun) or named

    def answering(self, pronoun: str) -> str | None:
        """Who "she" is that answers: somebody else whom the last sentence named."""
        others = (n for n in self.nearby if n not in {self.heard, self.voice})
        fits = [n for n in others if self.fitting(pronoun, n)]
        return fits[0] if self.heard and len(fits) == 1 else None

    def note_speaker(self, name: str) -> None:
        """Remember the person whose words were quoted."""
        if self.kind(name) == "person":
            self.person, self.thing = name, None
            self.subject = Party(name, "person")

    def note_voice(self, speaker: str | None) -> None:
        """Remember who says something in this sentence, unless nobody knows who."""
        if speaker in UNNAMED.values():
            self.unnamed = next(p for p, who in UNNAMED.items() if who == speaker)
            speaker = None
        self.voice = speaker or self.voice
        self.paragraph.voices += (speaker,) if speaker else ()
        self.spoke = speaker or self.spoke
        if speaker and speaker not in self.reading.directory.kinds:
            self._note_described(speaker)
        elif speaker and (sex := sex_of(speaker)):
            self.latest[sex] = speaker
        elif speaker and self.kind(speaker) in {"body", "other"}:
            self.bodies.add(speaker)

    def note_act(self, speaker: str | None) -> None:
        """Remember who speaks by an act, "called it a farce", and does not go on."""
        goes_on = speaker == self.heard and not self.briefly
        self.brief = speaker is not None and not goes_on

    def _note_described(self, speaker: str) -> None:
        """Remember "the interior ministry" as what "the ministry" is later on."""
        noun, owner = head_noun(speaker), speaker.lower().partition(" ")[0]
        another = owner in _OWNERS and one_person(noun)  # "his brother"
        joined = another or " and " in speaker
        if " " in speaker.removeprefix("the ") and not joined:
            self.described.setdefault(noun, set()).add(speaker)

    def go_on(self) -> None:
        """Begin another sentence."""
        self.heard, self.spoke = self.spoke, None
        self.briefly, self.brief = self.brief, False
        self.heard_aloud, self.aloud = self.aloud, False
        self.unheard, self.unnamed = self.unnamed, None

    def speaks_again(self, pronoun: str, voice: str | None = None) -> str | None:
        """Who "he", "it" or "they" is that speaks: whoever has spoken last."""
        if pronoun in CANNOT_BE and pronoun == self.unheard and voice is None:
            return UNNAMED[pronoun]  # whoever "he" was has not got a name since
        if pronoun == "both":
            return self._both()
        if pronoun == "they" and self.since and self.heard is None and self.several():
            return self.several()  # told of since whoever spoke last
        voice = voice or self.voice
        if voice is None:
            return None
        name, kind = voice in self.reading.directory.kinds, self.kind(voice)
        head = head_noun(voice)
        if pronoun in {"he", "she"}:
            nearer = self.paragraph.nearer(pronoun, voice, self)
            return nearer or self._somebody_again(pronoun, voice)
        plural = head.endswith("s") and not head.endswith("ss") and head != "news"
        plural |= head.endswith("men") or (head in SMALL and head != "one")
        plural |= " and " in voice and not name  # "Ada Holm and Jon Berg"
        if pronoun == "they":
            return voice if not name and (plural or head in people.PLURALS) else None
        told = self.heard == voice and head in DOCUMENT_NOUNS
        if pronoun == "it" and self._body_told() and not told:
            return None
        body = not plural and not no_firm(head)
        body = body and head not in people.PLURALS - {"staff", "police"}
        body = kind in {"body", "other"} and voice not in self.people if name else body
        again = pronoun == "it" and body
        self.neuter |= {voice} if again else set()
        return voice if again else None

    def _both(self) -> str | None:
        """The two who have spoken last, or were told of since."""
        told = self.several() if self.since and self.heard is None else self.voice
        return told if told and (" and " in told or told.startswith("two ")) else None

    def _somebody_again(self, pronoun: str, voice: str) -> str | None:
        """Who "he" or "she" is that speaks."""
        thing = self.person_thing() if self.since and self.heard is None else None
        if thing and head_noun(thing) not in CANNOT_BE[pronoun]:
            return thing  # told of since whoever spoke last
        near = self.one_nearby(pronoun) if self.heard is None else None
        subject = self.subject if self.heard is None else None
        if near is None and subject and self._like_a_person(subject):
            nearer = self.fitting(pronoun, subject.name)
            near = nearer if subject.name != voice else None
        if near:
            return near
        found, head = None, head_noun(voice)
        if voice not in self.reading.directory.kinds:
            noun = voice.rsplit(maxsplit=1)[-1].lower()
            single = one_person(head) or noun in people.PERSON_NOUNS or head == "one"
            found = voice if single and head not in CANNOT_BE.get(pronoun, ()) else None
        elif self.kind(voice) in {"person", "other"}:
            found = self._surer(pronoun, voice) or self.fitting(pronoun, voice)
        if found is None and subject and subject.kind == "other":
            return self.fitting(pronoun, subject.name)
        return found

    def _surer(self, pronoun: str, voice: str) -> str | None:
        """Mr Reed, in "Acme said Mr Reed had left. He said": Acme may be nobody."""
        if self.kind(voice) != "other" or self.of_sex(voice) == pronoun:
            return None
        sure = [n for n in self.nearby if n != voice and self.of_sex(n) == pronoun]
        return sure[0] if len(sure) == 1 else None

    def _like_a_person(self, party: Party) -> bool:
        """Whether the last subject is one person: by kind, or two plain words."""
        plain = " " in party.name or self.named_in_full(party.name)
        return party.kind == "person" or (party.kind == "other" and plain)

    def in_full(self, name: str) -> str:
        """“Holm” is the Holm who has spoken last, where a text tells of two."""
        spoke = self.voice or ""
        full = spoke.endswith(f" {name}") and self.named_in_full(name)
        return spoke if full else name

    def named_in_full(self, name: str) -> bool:
        """Whether "Holm" is the Ada Holm of whom the text tells elsewhere."""
        kinds = self.reading.directory.kinds
        return any(k.endswith(f" {name}") and kinds[k] == "person" for k in kinds)

    def _body_told(self) -> bool:
        """Whether the last clause was about a body that "it" may be."""
        if self.thing is not None:
            return self.thing.kind == "body"
        subject = self.subject
        firm = subject is not None and subject.kind == "other" and self.heard is None
        firm = firm and subject is not None and not self._like_a_person(subject)
        return firm or (subject is not None and subject.kind == "body")

    def body_again(self) -> str | None:
        """The body that the sentence before was about, if it has spoken there."""
        last = self.thing.text if self.thing else self.subject and self.subject.name
        return self.heard if self._body_told() and last == self.heard else None

    def note_accusation(self, accuser: str | None, accused: str | None) -> None:
        """Remember who accuses whom; with a second pair nothing is safe any more."""
        if not accuser or not accused or accuser == self.accused:
            return
        if self.accuser is None:
            self.accuser, self.accused = accuser, accused
        self.accusations += (accuser, accused) != (self.accuser, self.accused)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The one (accuser, accused) of the text."""
        if self.accuser and self.accused and not self.accusations:
            return self.accuser, self.accused
        return None
