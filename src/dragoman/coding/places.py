"""Places"""
from __future__ import annotations
from collections.abc import Sequence
from dragoman.coding.gazetteer import load_gazetteer
from dragoman.coding.geocode import resolve
from dragoman.coding.place_names import PlaceName, place_names
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Toponym

def find_places(sentences: Sequence[ParsedSentence], w=None) -> list[Toponym]:
    gaz = load_gazetteer()
    names = place_names(sentences, gaz)
    found = resolve(names, _qualifiers(names, sentences), w)
    return [_toponym(n, sentences[n.sentence], found) for n in names]

def _qualifiers(names, sentences):
    pairs=[]
    for i,(a,b) in enumerate(zip(names, names[1:])):
        s=sentences[a.sentence]
        if a.sentence==b.sentence and b.first==a.last+2 and s.words[a.last+1] in (',','(') and any(e.place.kind in ('country','province') for e in b.entries):
            pairs.append((i,i+1))
    return pairs

def _toponym(name, s, found):
    text=s.text[s.starts[name.first]-s.start:s.ends[name.last]-s.start]
    e,reason = found.get(name.key,(None,"no place of that name in the gazetteer"))
    return Toponym(text, s.starts[name.first], s.ends[name.last], e.place if e else None, reason)
