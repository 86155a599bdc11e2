"""Watch terms: a small language for what belongs to a topic.

words      texts as folded words    tree       what a term is made of
lexer      lexemes and faults       parser     from text to tree
conditions site, lang, published    patterns   regular expressions
naming     @names                   query      a parsed term
article    an article's fields      evaluate   does it match, and where
index      many terms, one article  terms      the terms of a topic
searching  questions to an index    explaining a term drawn as a tree
usual      more or less than usual  suggesting what is not covered yet

``docs/watch-terms.md`` is the language for its users.
"""

from monitor.core.watch.article import Watched, of_archive, of_piece
from monitor.core.watch.naming import naming
from monitor.core.watch.parser import NO_NAMES, Names
from monitor.core.watch.query import Query, parse
from monitor.core.watch.terms import Term, Watch

__all__ = [
    "NO_NAMES",
    "Names",
    "Query",
    "Term",
    "Watch",
    "Watched",
    "naming",
    "of_archive",
    "of_piece",
    "parse",
]
